import { describe, expect, test } from 'vitest';
import { convertScript } from '../../../../apdu/script/dialects/convert-script.js';
import { SCRIPTOR } from '../../../../apdu/script/dialects/scriptor.js';
import { converted, refusal } from './samples.js';

describe('what people write', () => {
  test.each([
    ['bytes apart', '00 a4 00 00', ['send 00 A4 00 00']],
    ['bytes together', '00A40000', ['send 00 A4 00 00']],
    ['words of several bytes', '00A4 0400 05A000000333', ['send 00 A4 04 00 05 A0 00 00 03 33']],
    ['tabs', '00\tA4\t00\t00', ['send 00 A4 00 00']],
    ['bytes of one digit', '0 A4 4 0 1 F', ['send 00 A4 04 00 01 0F']],
    ['a comment behind', '00 84 00 00 08 # challenge', ['send 00 84 00 00 08']],
    ['an indented comment', '  # words\n00840008', ['send 00 84 00 08']],
    ['resets of any case', 'RESET\n00840008\nReset', ['reset', 'send 00 84 00 08', 'reset']],
    ['a line that goes on', '00A40400 \\\n05 A0 00 \\ \n 00 03 33', ['send 00 A4 04 00 05 A0 00 00 03 33']],
    ['a last line that would go on', '00A40000 \\', ['send 00 A4 00 00']],
    ['CRLF', '00840008\r\nreset\r\n', ['send 00 84 00 08', 'reset']],
    ['a command of one byte', '00840008\n00', ['send 00 84 00 08', 'send 00']],
  ])('%s', (_title, text, lines) => {
    expect(converted(SCRIPTOR, text)).toEqual(lines);
  });

  test('comments stay', () => {
    expect(convertScript(SCRIPTOR, '# one\n#two\n#\n00840008', 'file').map(({ text }) => text)).toEqual([
      '# one',
      '# two',
      'send 00 84 00 08',
    ]);
  });

  test('nothing after exit is sent, wherever the word stands, as the tool does it', () => {
    expect(converted(SCRIPTOR, '00840008\nexit\n00840008\nnonsense')).toEqual(['send 00 84 00 08']);
    expect(converted(SCRIPTOR, '00840008\n# on Exit\n00840008')).toEqual([
      'send 00 84 00 08',
      'note scriptor stops here, as at every line with the word exit',
    ]);
  });

  test('each line knows its place; a command in several lines that of the first', () => {
    const lines = convertScript(SCRIPTOR, '\n  00A4 \\\n 0000\n reset', 'file');
    expect(lines).toEqual([
      { text: 'send 00 A4 00 00', line: 2, column: 3 },
      { text: 'reset', line: 4, column: 2 },
    ]);
  });
});

test.each([
  ['00840008\n00A4X000', 'DIALECT_LINE_UNKNOWN 2:5 ', "'X' is no hexadecimal digit: scriptor knows"],
  ['00840008\n  hello', 'DIALECT_LINE_UNKNOWN 2:3 ', 'scriptor knows hexadecimal, reset, exit'],
  ['00840008\n00A400001', 'DIALECT_BYTES_INVALID 2:10 ', 'odd count of digits'],
  ['00 84 000', 'DIALECT_BYTES_INVALID 1:10 ', 'odd count of digits'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(SCRIPTOR, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test('a PIN does not stand in the reason', () => {
  expect(refusal(SCRIPTOR, '00200000032468x3')).not.toContain('2468');
});

test.each([
  ['00840008', true],
  ['reset\n00840008', true],
  ['00A4 \\\n0000', true],
  ['00840008\nslip here', true],
  ['reset', false],
  ['9000', false],
  ['slip\n00840008', false],
  ['0709413130303030303135', false],
  ['exit', false],
])('%j: %s', (text, expected) => {
  expect(SCRIPTOR.recognise(text)).toBe(expected);
});
