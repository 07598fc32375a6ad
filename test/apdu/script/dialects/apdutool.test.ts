import { describe, expect, test } from 'vitest';
import { APDUTOOL } from '../../../../apdu/script/dialects/apdutool.js';
import { convertScript } from '../../../../apdu/script/dialects/convert-script.js';
import { converted, refusal } from './samples.js';

describe('what people write', () => {
  test.each([
    ['a command', '0x00 0xA4 0x04 0x00 0x01 0xAA 0x7F;', ['send 00 A4 04 00 01 AA 7F']],
    ['no data', '0x80 0xB0 0x00 0x00 0x00 0x7F;', ['send 80 B0 00 00 7F']],
    ['decimal and short numbers', '0 0xa4 4 0 1 170 127;', ['send 00 A4 04 00 01 AA 7F']],
    ['several lines', '0x00 0xA4 0x04\n  0x00 0x01\n0xAA 0x00\n;', ['send 00 A4 04 00 01 AA 00']],
    ['several on a line', 'powerup;0x00 0x84 0x00 0x00 0x00 0x08;', ['reset', 'send 00 84 00 00 08']],
    ['capitals', 'PowerUp; PowerDown; POWERUP;', ['reset', 'reset']],
    ['interfaces', 'contacted; powerup; contactless; powerup;', ['reset contact', 'reset contactless']],
    [
      'delay, echo, output',
      'delay 250; echo "a; b // c"; output off; output on;',
      ['wait 250', 'note a; b // c'],
    ],
    ['comments', '// one\n/* two\n three */ powerup; // four', ['reset']],
    ['defined names', '#define C 0x00 0x84 0x00 0x00 0x00 0x08\nC;', ['send 00 84 00 00 08']],
    ['extended lengths', 'extended on; 0x00 0xB0 0 0 0 0 0 0x02 0x00;', ['send 00 B0 00 00 00 02 00']],
    [
      'a name',
      'select //aid/A000000062/03010C0101;',
      ['send 00 A4 04 00 0A A0 00 00 00 62 03 01 0C 01 01 00'],
    ],
    ['a name without extension', 'select //aid/A000000062/-;', ['send 00 A4 04 00 05 A0 00 00 00 62 00']],
    ['lone semicolons', ';;powerup;;', ['reset']],
  ])('%s', (_title, text, lines) => {
    expect(converted(APDUTOOL, text)).toEqual(lines);
  });

  test('a statement of several lines stands where it begins', () => {
    expect(convertScript(APDUTOOL, 'powerup;\n  0x00 0x84\n0 0 0 8;', 'file')[1]).toEqual({
      text: 'send 00 84 00 00 08',
      line: 2,
      column: 3,
    });
  });
});

test.each([
  [
    'powerup;\n0x00 0x84 0x00 0x00 0x00 0x08',
    'DIALECT_LINE_UNKNOWN 2:1 ',
    "';' of this statement is missing",
  ],
  ['powerup; /* open', 'DIALECT_LINE_UNKNOWN 1:10 ', "its '*/' is missing"],
  ['echo "open;', 'DIALECT_LINE_UNKNOWN 1:6 ', 'the string is not closed'],
  [
    '0x00 0xA4 0x04 0x00 0x05 0xAA 0x7F;',
    'DIALECT_BYTES_INVALID 1:31 ',
    'Lc is 5, so with Le there are 11 bytes',
  ],
  ['0x00 0xA4 0x04 0x00 0x01 0xAA 0xBB 0x7F;', 'DIALECT_BYTES_INVALID 1:36 ', 'Lc is 1'],
  ['0x00 0xA4 0x04 0x00;', 'DIALECT_BYTES_INVALID 1:20 ', 'bytes are missing'],
  ['0x00 0xA4 0x04 0x00 0x01 0xGG 0x7F;', 'DIALECT_BYTES_INVALID 1:26 ', "'0xGG' is no byte"],
  ['0x00 0xA4 4 0 0 256;', 'DIALECT_BYTES_INVALID 1:17 ', "'256' is no byte"],
  ['powerup; powerdown; 0x00 0x84 0 0 0 8;', 'DIALECT_NOT_EXPRESSIBLE 1:21 ', 'powerup; must come before'],
  ['contactless; 0x00 0x84 0 0 0 8;', 'DIALECT_NOT_EXPRESSIBLE 1:14 ', 'powerup; must come before'],
  ['powerup; open 1;', 'DIALECT_NOT_EXPRESSIBLE 1:10 ', 'MANAGE CHANNEL'],
  ['select //aid/A000000062/01 on 2;', 'DIALECT_NOT_EXPRESSIBLE 1:28 ', 'basic channel'],
  ['delay soon;', 'DIALECT_LINE_UNKNOWN 1:7 ', 'milliseconds'],
  ['extended maybe;', 'DIALECT_LINE_UNKNOWN 1:10 ', 'on or off'],
  ['powerup;\n  jump;', 'DIALECT_LINE_UNKNOWN 2:3 ', "'jump' is no statement"],
  ['#include "x.scr"', 'DIALECT_NOT_EXPRESSIBLE 1:1 ', '#include has no counterpart'],
  ['# words', 'DIALECT_NOT_EXPRESSIBLE 1:1 ', 'no counterpart here'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(APDUTOOL, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test.each([
  ['powerup;', true],
  ['/* x */\n// y\nPOWERUP;', true],
  ['#define A 1\n0x00 0xA4 0x04 0x00 0x00 0x7F;', true],
  ['0x00 0xA4 0x04 0x00 0x00 0x7F', false],
  ['00 A4 04 00 00;', false],
  ['send 00840008', false],
  ['#include <x>\npowerup;', false],
  ['int main(void) { return 0; }', false],
])('%j: %s', (text, expected) => {
  expect(APDUTOOL.recognise(text)).toBe(expected);
});
