import { expect, test } from 'vitest';
import { APDU4J } from '../../../../apdu/script/dialects/apdu4j.js';
import { convertScript } from '../../../../apdu/script/dialects/convert-script.js';
import { converted, refusal } from './samples.js';

const HEAD = '# ATR: 3B6D0000\n# PROTOCOL: T=0\n#\n';
const BEGIN = ['reset', 'expect optional atr 3B 6D 00 00'];

test.each([
  ['as dumped', `${HEAD}00A40000\n# 12ms\n6A82\n`, [...BEGIN, 'send 00 A4 00 00', 'expect empty 6A82']],
  ['data', `${HEAD}00B00000\n11229000`, [...BEGIN, 'send 00 B0 00 00', 'expect 11 22 9000']],
  [
    'a command without an answer',
    `${HEAD}00A40000\n# 5ms card removed\n00840008\n# 1ms\n6700`,
    [...BEGIN, 'send 00 A4 00 00', 'send 00 84 00 08', 'expect empty 6700'],
  ],
  ['no ATR', '# PROTOCOL: T=1\n00A40000\n9000', ['send 00 A4 00 00', 'expect empty 9000']],
])('%s', (_title, text, lines) => {
  expect(converted(APDU4J, text)).toEqual(lines);
});

test('times stay as comments', () => {
  const lines = convertScript(APDU4J, `${HEAD}00A40000\n# 12ms\n9000`, 'file');
  expect(lines.map(({ text }) => text)).toContain('# 12ms');
});

test.each([
  [`${HEAD}00A4000\n9000`, 'DIALECT_BYTES_INVALID 4:8 ', 'odd count'],
  [`${HEAD}00A40000\n0084000008`, 'DIALECT_BYTES_INVALID 5:1 ', 'is a line missing?'],
  ['# ATR: 3B6\n00A40000\n9000', 'DIALECT_BYTES_INVALID 1:11 ', 'odd count'],
])('%j is refused with its place', (text, place, reason) => {
  const told = refusal(APDU4J, text);
  expect(told).toContain(place);
  expect(told).toContain(reason);
});

test.each([
  [`${HEAD}00A40000\n9000`, true],
  ['00A40000\n9000', false],
  [HEAD, false],
  ['# ATR: 3B00\nsend 00840008', false],
])('%j: %s', (text, expected) => {
  expect(APDU4J.recognise(text)).toBe(expected);
});
