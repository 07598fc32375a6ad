import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLine, plainText } from '../../../../host-cli/reports/telling/plain-text.js';

describe('plainText', () => {
  test.each([
    ['words 持卡人 😀', 'words 持卡人 😀'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['a\u0000b\u001B[31mc\u007F\u0085', 'a\uFFFDb\uFFFD[31mc\uFFFD\uFFFD'],
    ['a\r\nb\rc', 'a\nb\uFFFDc'],
    ['\uFFFE\uFFFF', '\uFFFD\uFFFD'],
    ['\uD800x\uDC00', '\uFFFDx\uFFFD'],
    ['9000\u202Eevil\u2066', '9000\uFFFDevil\uFFFD'],
  ])('%j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('every character of the result is one that XML 1.0 allows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(text)).toMatch(/^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
      }),
    );
  });

  test('what is fit stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\n\u4E00-\u9FFF]*$/), (text) => {
        expect(plainText(text)).toBe(text);
      }),
    );
  });
});

test('plainLine joins lines with a space', () => {
  expect(plainLine('a \n\t b\nc')).toBe('a b c');
});
