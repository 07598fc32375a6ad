import { expect, test } from 'vitest';
import { DialectLine } from '../../../../apdu/script/dialects/dialect-line.js';
import { patternOfRegex } from '../../../../apdu/script/dialects/pysim-regex.js';

const LINE = new DialectLine('file', 1, '');

test.each([
  ['^$', ['empty']],
  ['^9000$', ['90 00']],
  ['9000', ['90 00 ...']],
  ['^90..$', ['90 ??']],
  ['^.*$', ['']],
  ['.*', ['']],
  ['^.+$', ['?? ...']],
  ['^[a-fA-F0-9]+$', ['?? ...']],
  ['^[0-9a-f]{4}$', ['?? ??']],
  ['^[0-9A-F]{4,}$', ['?? ?? ...']],
  ['^0709.*15$', ['07 09 ... 15']],
  ['^\\w{2}ab$', ['?? AB']],
  ['^(9000|6a82)$', ['90 00', '6A 82']],
  ['01|02', ['01 ...', '02 ...']],
])('%s', (regex, patterns) => {
  expect(patternOfRegex(regex, LINE, 1)).toEqual(patterns);
});

test.each([
  ['^900$', 'no whole bytes'],
  ['^[0-4]0$', 'lets some digits pass'],
  ['^\\d\\d$', 'lets some digits pass'],
  ['^0+$', 'of no one length'],
  ['^.?$', 'of no one length'],
  ['^.{1,3}$', 'of no one length'],
  ['^(?=9).*$', 'cannot be told in wildcards'],
  ['^((0|1)2)$', 'cannot be told in wildcards'],
  ['^9 000$', 'cannot be told in wildcards'],
])('%s is refused: %s', (regex, reason) => {
  expect(() => patternOfRegex(regex, LINE, 1)).toThrow(reason);
});
