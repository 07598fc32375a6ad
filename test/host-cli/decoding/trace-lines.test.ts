import { expect, test } from 'vitest';
import { isTrace, parseTrace } from '../../../host-cli/decoding/trace-lines.js';
import { hex } from '../../support/hex.js';

const parsed = (text: string): string[] =>
  parseTrace(text).map((entry) =>
    entry.kind === 'reset'
      ? `reset ${hex(entry.answerToReset)}`
      : `${hex(entry.command)} ${hex(entry.response)}`,
  );

test.each([
  '> 00A40000\n< 6A82',
  '=> 00 A4 00 00\r\n<= 6A 82\r\n',
  '# a comment\n\n>> 00A40000\n<< 6A82',
  '10:21:33.017 -> 00a40000\n10:21:33.020 <- 6a82',
  'C-APDU: 00A40000\nR-APDU: 6A82',
  'C: 00A40000\nR: 6A82',
  '>00A40000\n<6A82',
])('%j is a trace', (text) => {
  expect(isTrace(text)).toBe(true);
  expect(parsed(text)).toEqual(['00A40000 6A82']);
});

test('an answer to reset may stand between exchanges', () => {
  expect(parsed('< 3B00\n> 00840008\n< 9000')).toEqual(['reset 3B00', '00840008 9000']);
});

test.each(['00A40000', 'send 00A40000', '', 'C0'])('%j is none', (text) => {
  expect(isTrace(text)).toBe(false);
});

test.each([
  ['> 00A40000\nnonsense', /^line 2: neither/],
  ['> 00A4000', /^line 1: 7 hexadecimal digits/],
  ['> 00A40000\n> 00840008', /^line 2: a second command/],
  ['> 00A40000\n< 9000\n< 9000', /^line 3: an answer without a command/],
  ['> 00A40000', /last command has no answer/],
])('%j is refused with its line', (text, message) => {
  expect(() => parseTrace(text)).toThrow(message);
});

test.each([
  ['what apdu4j prints', 'A>> T=1 (4+0000) 00A40000\nA<< (0000+2) (17ms) 6A82'],
  ['words behind the answer', '> 00 A4 00 00 \n< 6A 82 : File not found'],
  ['a time in brackets', '[10:21:33.017] -> 00a40000\n[10:21:33.020] <- 6a82'],
])('%s is a trace', (_title, text) => {
  expect(isTrace(text)).toBe(true);
  expect(parsed(text)).toEqual(['00A40000 6A82']);
});

test('a long text is known by its first line', () => {
  expect(isTrace(`\uFEFF# words\n\n> 00A40000\n${'x'.repeat(100_000)}`)).toBe(true);
});
