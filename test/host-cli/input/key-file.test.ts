import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadKeyFile, requireKeyFile } from '../../../host-cli/input/key-file.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const DEMONSTRATION = 'fixtures/personalisation/gen3-demo.json';

test('takes keys and the PIN of a test card from a personalisation file', async () => {
  const keys = await loadKeyFile(DEMONSTRATION, {});
  expect(keys?.path).toBe(DEMONSTRATION);
  expect(keys?.keyRing.has('SSSE.RK')).toBe(true);
  expect(keys?.socialPin).toBe('246813');
  expect(keys?.areaCode).toBe('510100');
  expect(keys?.bankPin).toBe('135792');
});

test("the bank's part is read by who can, and only where there are keys of a bank", async () => {
  const keys = await loadKeyFile(DEMONSTRATION, {});
  expect(keys?.readBank?.((value, path) => [Object.keys(value as object)[0], path])).toEqual([
    'about',
    DEMONSTRATION,
  ]);
  writeFileSync(
    folder.path('social.json'),
    `{"SSSE": [{"name": "SSSE.RK", "reference": 10, "master": "${'00'.repeat(16)}"}]}`,
  );
  const social = await loadKeyFile(folder.path('social.json'), {});
  expect(social).not.toHaveProperty('readBank');
  expect(social).not.toHaveProperty('bankPin');
});

test('keys alone, in YAML, are enough', async () => {
  const yaml = `SSSE:\n  - { name: SSSE.RK, reference: 10, psam: "470A", master: "${'00'.repeat(16)}" }\n`;
  writeFileSync(folder.path('keys.yaml'), yaml);
  const keys = await loadKeyFile(folder.path('keys.yaml'), {});
  expect(keys?.keyRing.names).toEqual(['SSSE.RK']);
  expect(keys).not.toHaveProperty('socialPin');
  expect(keys).not.toHaveProperty('areaCode');
});

test('the option goes before SSCARD_KEYS; without both there are none', async () => {
  expect((await loadKeyFile(undefined, { SSCARD_KEYS: DEMONSTRATION }))?.path).toBe(DEMONSTRATION);
  expect((await loadKeyFile(DEMONSTRATION, { SSCARD_KEYS: 'other.json' }))?.path).toBe(DEMONSTRATION);
  expect(await loadKeyFile(undefined, { SSCARD_KEYS: '' })).toBeUndefined();
});

test('a verb that needs keys says how to give them', async () => {
  await expect(requireKeyFile(undefined, {}, 'auth')).rejects.toThrow(
    /^auth needs keys: give --keys FILE, or set SSCARD_KEYS/,
  );
  expect((await requireKeyFile(DEMONSTRATION, {}, 'auth')).path).toBe(DEMONSTRATION);
});

test('a key file of another shape is told by its field, never by its values', async () => {
  writeFileSync(
    folder.path('bad.json'),
    '{"SSSE": [{"name": "SSSE.RK", "reference": 10, "master": "CAFE"}]}',
  );
  const failure = loadKeyFile(folder.path('bad.json'), {});
  await expect(failure).rejects.toThrow(/SSSE\.0\.master must be 32 hexadecimal digits/);
  await expect(failure).rejects.not.toThrow(/CAFE/);
});
