import { expect, test } from 'vitest';
import { dumpLineBytes, HexDump, withoutColours } from '../../../../host-cli/decoding/logs/hex-dump.js';
import { hex } from '../../../support/hex.js';

test('as many bytes as were announced, and no characters for bytes', () => {
  const dump = new HexDump(18);
  expect(dump.add('41 42 43 44 45 46 47 48 49 4A 4B 4C 4D 4E 4F 50 ABCDEFGHIJKLMNOP')).toBe(true);
  expect(dump.complete).toBe(false);
  expect(dump.add('AB CD AB')).toBe(true);
  expect(hex(dump.bytes)).toBe('4142434445464748494A4B4C4D4E4F50ABCD');
  expect(new HexDump(2).add('41')).toBe(false);
  expect(new HexDump(2).add('words here')).toBe(false);
  expect(new HexDump(0).complete).toBe(true);
});

test('a line whose length is not told', () => {
  expect(hex(dumpLineBytes('D2 5A E8 .Z.')!)).toBe('D25AE8');
  expect(hex(dumpLineBytes('AB AB ..\r')!)).toBe('ABAB');
  expect(hex(dumpLineBytes(`20 21 ${' '.repeat(42)} !`)!)).toBe('2021');
  expect(dumpLineBytes('Success!')).toBeUndefined();
  expect(dumpLineBytes('')).toBeUndefined();
  expect(dumpLineBytes('D2 5A E8 .Z')).toBeUndefined();
});

test('colours are taken away, other text stays', () => {
  expect(withoutColours('\u001b[01;31mred\u001b[0m [x]')).toBe('red [x]');
  expect(withoutColours('plain [1m]')).toBe('plain [1m]');
});
