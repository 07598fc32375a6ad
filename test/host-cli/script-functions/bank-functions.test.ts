import { expect, test } from 'vitest';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { bankFunctions } from '../../../host-cli/script-functions/bank-functions.js';
import { runLines, shownValue } from '../../support/script-value.js';

const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
const resources = { keyFile, environment: {}, hasPin: false, pin: async () => '' };
const functions = bankFunctions(resources);

test.each([
  ['AC', '13847BB3E5EBF89B4984CF28073D044D'],
  ['MAC', '13E708D479151CA109888A47CB730D8D'],
  ['ENC', '68E0300F56C11EE3DD5F121763C8B2CB'],
])('the master key %s, which is never shown', async (name, value) => {
  expect(await runLines(`check (bank-key ${name}) = ${value}`, functions)).toMatchObject({ passed: true });
  expect(await shownValue(`(bank-key ${name})`, functions)).toBe('**');
});

test('the PIN block, which is never shown', async () => {
  expect(await runLines('check (bank-pin-block) = 26135792FFFFFFFF', functions)).toMatchObject({
    passed: true,
  });
  expect(await shownValue('(bank-pin-block)', functions)).toBe('**');
});

test('SSCARD_BANK_PIN goes before the key file', async () => {
  const other = bankFunctions({ ...resources, environment: { SSCARD_BANK_PIN: '9999' } });
  expect(await runLines('check (bank-pin-block) = 249999FFFFFFFFFF', other)).toMatchObject({ passed: true });
});

test('what is missing or unknown is told, without values', async () => {
  expect((await runLines('set x = (bank-key XX)', functions)).reason).toMatch(/AC, MAC, ENC, not 'XX'/);
  const none = bankFunctions({ environment: {}, hasPin: false, pin: async () => '' });
  expect((await runLines('set x = (bank-key AC)', none)).reason).toMatch(/financial\.keys/);
  expect((await runLines('set x = (bank-pin-block)', none)).reason).toMatch(/SSCARD_BANK_PIN/);
});
