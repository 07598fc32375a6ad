import { expect, test } from 'vitest';
import { splitBehind, splitExchange } from '../../../../host-cli/decoding/captures/split-exchange.js';
import { bytes, hex } from '../../../support/hex.js';

const split = (text: string) => {
  const { command, response } = splitExchange(bytes(text));
  return `${hex(command)} ${response === undefined ? 'none' : hex(response)}`;
};

test.each([
  ['case 1', '00440000 9000', '00440000 9000'],
  ['case 1 with P3 00', '00440000 00 9000', '00440000 9000'],
  ['case 2', '00B2010403 030130 9000', '00B2010403 0301309000'],
  ['case 2, refused', '00B2010400 6A83', '00B2010400 6A83'],
  ['case 2, shorter', '00B2010410 030130 9000', '00B2010410 0301309000'],
  ['case 2 of 256', `00B0000000 ${'11'.repeat(256)} 9000`, `00B0000000 ${'11'.repeat(256)}9000`],
  ['case 3', '00A4020002 EF05 9000', '00A4020002EF05 9000'],
  ['case 3, refused at the header', '00DC010403 6982', '00DC010403 6982'],
  ['case 4 with an Le and data', '0088000002 A1A2 02 B1B2 9000', '0088000002A1A202 B1B29000'],
  ['case 4 without an Le', '0088000002 A1A2 B1B2B3 9000', '0088000002A1A2 B1B2B39000'],
  ['a challenge', '0084000008 0102030405060708 9000', '0084000008 01020304050607089000'],
  ['extended, writing', `00D6000000 0101 ${'22'.repeat(257)} 9000`, `00D60000000101${'22'.repeat(257)} 9000`],
  ['extended, reading', `00B0000000 0200 ${'33'.repeat(512)} 9000`, `00B00000000200 ${'33'.repeat(512)}9000`],
  ['too short for an answer', '00B20104', '00B20104 none'],
])('%s', (_title, text, expected) => {
  expect(split(text.replaceAll(' ', ''))).toBe(expected);
});

test('behind a command that is known', () => {
  const behind = (text: string, command: string) => {
    const found = splitBehind(bytes(text), bytes(command));
    return found && `${hex(found.command)} ${hex(found.response!)}`;
  };
  expect(behind('00440000009000', '00440000')).toBe('00440000 9000');
  expect(behind('00B20104030301309000', '00B2010400')).toBe('00B2010400 0301309000');
  expect(behind('00A4020002EF059000', '00A4020002EF0500')).toBe('00A4020002EF0500 9000');
  expect(behind('00A4', '00A4020002EF0500')).toBeUndefined();
  expect(behind('00A4020002EF059000', '00A40200FF')).toBeDefined();
  expect(behind('00A4020002EF059000', '00')).toBeUndefined();
});
