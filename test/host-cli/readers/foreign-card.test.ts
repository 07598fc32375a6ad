import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  PCSC_NEEDS,
  type PrivatePcscd,
  SYSTEM_PYTHON,
  startPrivatePcscd,
} from '../../support/private-pcscd.js';
import { describeWithPrograms, works } from '../../support/programs.js';
import { loadedBindings } from './card-service.js';

const bindings = await loadedBindings();
const PACKAGE = '/usr/lib/python3/site-packages/virtualsmartcard/virtualsmartcard';
const NEEDS = [
  { name: 'a PC/SC binding (npm install pcsc-mini)', found: () => bindings.length > 0 },
  ...PCSC_NEEDS,
  works('the Python card', ['test', '-d', PACKAGE], 'python3-virtualsmartcard'),
  works('pycryptodome', [SYSTEM_PYTHON, '-c', 'import Cryptodome'], 'python3-pycryptodome'),
];
const here = (name: string): string => join(import.meta.dirname, name);

describeWithPrograms('a card that is not ours, over pcscd and its virtual driver', NEEDS, () => {
  let pcscd: PrivatePcscd;
  beforeAll(async () => {
    pcscd = await startPrivatePcscd();
    pcscd.spawn(SYSTEM_PYTHON, [here('foreign-card.py')]);
  });
  afterAll(() => pcscd.stop());

  test.each(bindings)('is selected and read through %s', (name) => {
    const command = ['-u', 'PCSCLITE_CSOCK_NAME', `SSCARD_PCSC=${name}`, process.execPath, '--import', 'tsx'];
    const { status, stdout, stderr } = pcscd.run('env', [...command, here('read-foreign-card.ts')]);
    expect(stderr).toBe('');
    expect(stdout).toBe('T=1 9000 9000 666F726569676E20636172649000\n');
    expect(status).toBe(0);
  });
});
