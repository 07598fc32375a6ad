import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suiteSources } from '../../../host-cli/conformance/suite-variables.js';
import { KEYS } from '../../support/card-office.js';
import { fakeStreams } from '../../support/cli.js';
import { PIN } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

test('the PIN of the key file is a secret variable in BCD', async () => {
  const { sources, variables } = await suiteSources(fakeStreams().streams, { keys: KEYS });
  expect(variables.get('pin')).toEqual({ kind: 'bytes', bytes: bytes(PIN), secret: true });
  expect(sources.hasPin).toBe(true);
  expect(await sources.pin()).toBe(PIN);
});

test('a file and the environment come before the key file', async () => {
  const pinFile = folder.path('pin');
  writeFileSync(pinFile, '13579\n');
  const { streams } = fakeStreams({ environment: { SSCARD_PIN: '2468', SSCARD_KEYS: KEYS } });
  expect((await suiteSources(streams, { pinFile })).variables.get('pin')).toMatchObject({
    bytes: bytes('13579F'),
  });
  expect((await suiteSources(streams, {})).variables.get('pin')).toMatchObject({ bytes: bytes('2468') });
});

test('without any source there is none, and nobody is asked', async () => {
  const { streams } = fakeStreams();
  const { sources, variables } = await suiteSources(streams, {});
  expect(sources).toMatchObject({ hasPin: false });
  expect(sources.keyFile).toBeUndefined();
  expect(variables.get('pin')).toEqual({ kind: 'bytes', bytes: new Uint8Array(0), secret: true });
});
