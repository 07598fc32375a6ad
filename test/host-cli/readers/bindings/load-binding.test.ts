import { describe, expect, test } from 'vitest';
import {
  BINDINGS,
  loadBinding,
  type Require,
  tryBinding,
} from '../../../../host-cli/readers/bindings/load-binding.js';

const failing = (message: string, code?: string): Require =>
  Object.assign(
    (name: string) => {
      if (code === undefined && name.endsWith('package.json')) return { version: '1' };
      throw Object.assign(new Error(message.replace('NAME', name)), code && { code });
    },
    { resolve: Object.assign(() => '/nowhere/package.json', { paths: () => [] }) },
  );
const missing = failing("Cannot find module 'NAME'", 'MODULE_NOT_FOUND');

describe('loading a binding', () => {
  test('none installed: why for each, and one command', async () => {
    await expect(loadBinding({ environment: {}, require: missing })).rejects.toMatchObject({
      code: 'BINDING_MISSING',
      message:
        'no PC/SC binding loads (pcsclite: it is not installed; pcsc-mini: it is not installed); mend it: npm install pcsc-mini',
      remedy: 'npm install pcsc-mini',
    });
  });

  test.each([
    ['libpcsclite.so.1: cannot open shared object file', 'sudo apt-get install -y libpcsclite1'],
    [
      'was compiled against a different Node.js version using\nNODE_MODULE_VERSION 115',
      'npm rebuild pcsclite',
    ],
    ['Could not locate the bindings file. Tried:', /npm rebuild pcsclite .*libpcsclite-dev/],
  ])('%s', async (message, remedy) => {
    const attempt = await tryBinding(BINDINGS[0]!, failing(message));
    expect(attempt).toMatchObject({ failure: { installed: true, remedy: expect.stringMatching(remedy) } });
  });

  test('SSCARD_PCSC forces one and refuses names that are none', async () => {
    const forced = loadBinding({ environment: { SSCARD_PCSC: 'pcsc-mini' }, require: missing });
    await expect(forced).rejects.toThrow(/\(pcsc-mini: it is not installed\)/);
    const wrong = loadBinding({ environment: { SSCARD_PCSC: 'winscard' }, require: missing });
    await expect(wrong).rejects.toThrow(/'winscard'.*pcsclite or pcsc-mini/);
  });
});
