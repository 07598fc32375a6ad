import { expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { CommandView } from '../../../../../apdu/codec/command-apdu.js';
import { bareScript, scriptLength } from '../../../../../card-model/applications/pboc/scripts/format.js';

const view = (hex: string): CommandView => {
  const command = new CommandView();
  expect(command.parse(fromHex(hex))).toBe(true);
  return command;
};

test.each([
  ['8418000004 00000000', 0x9000],
  ['8418000003 000000', 0x6700],
  ['84180000', 0x6700],
  ['8418000005 0000000000', 0x6700],
  ['84180000000004 00000000', 0x6700],
  ['8418000104 00000000', 0x6a86],
  ['84180100', 0x6a86],
])('%s: %i', (command, statusWord) => {
  expect(bareScript(view(command.replace(' ', '')))).toBe(statusWord);
});

test('data and MAC', () => {
  expect(scriptLength(view('04DA9F7905 0000000000'.replace(' ', '')), 1)).toBe(0x9000);
});
