import { expect, test } from 'vitest';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { PARAMETER_FORMS } from '../../../host-cli/coverage/parameter-forms-table.js';
import { bytes } from '../../support/hex.js';

test.each([
  ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', ['P1 04', 'P2 00']],
  ['00A40900020102', ['P1 09', 'P2 00']],
  ['00A4020402EF05', ['P1 02', 'P2 04']],
  ['00B2030400', ['current EF', 'by number']],
  ['00B2032C00', ['SFI', 'by number']],
  ['00B2000400', ['current EF', 'current record']],
  ['00B2082800', ['SFI', 'first']],
  ['00B2000100', ['current EF', 'last']],
  ['00B2000200', ['current EF', 'next']],
  ['00DC00030101', ['current EF', 'previous']],
  ['00E200380101', ['SFI']],
  ['00B0810000', ['SFI']],
  ['00D600000101', ['current EF']],
  ['00200000', ['empty']],
  ['0020000003123456', ['with data']],
  ['8424000004AABBCCDD', ['P2 00']],
  ['0084000010', ['Le 10']],
  ['0084000000', ['Le 00']],
  [`0082000A10${'00'.repeat(16)}`, ['Lc 10']],
  [`0082000A11${'00'.repeat(17)}`, ['Lc 11']],
  ['841E000104AABBCCDD', ['P2 01']],
  ['80E10003', ['P2 03']],
  ['0088000010', []],
])('%s', (command, forms) => {
  const asked = decodeCommand(bytes(command));
  expect(
    PARAMETER_FORMS.filter(({ ins, fits }) => ins === asked.ins && fits(asked)).map(({ name }) => name),
  ).toEqual(forms);
});

test('a command has no form twice', () => {
  const names = PARAMETER_FORMS.map(({ ins, name }) => `${ins} ${name}`);
  expect(new Set(names).size).toBe(names.length);
});
