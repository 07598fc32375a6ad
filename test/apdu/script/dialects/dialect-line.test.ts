import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { DialectLine, exactAnswer, noAnswer } from '../../../../apdu/script/dialects/dialect-line.js';

const line = new DialectLine('file.scr', 7, '  00 A4 x');

test('errors show file, line, column and the line', () => {
  expect(line.error('DIALECT_LINE_UNKNOWN', 'why', 9).message).toBe(
    'file.scr:7:9: why\n    00 A4 x\n          ^',
  );
  expect(line.error('DIALECT_LINE_UNKNOWN', 'why').column).toBe(3);
  expect(noAnswer(line, 3).message).toContain('file.scr:7:3: an answer belongs here');
});

test('bytes, or the place where they break', () => {
  expect(line.bytes('00 A4', 3)).toEqual(fromHex('00A4'));
  expect(() => line.bytes('00 A4 x', 3)).toThrow('file.scr:7:9: not a hexadecimal digit');
  expect(() => line.bytes('00 A', 3)).toThrow('file.scr:7:7: an odd count');
});

test('lines of this language', () => {
  expect(line.send(fromHex('00A4'))).toEqual({ text: 'send 00 A4', line: 7, column: 3 });
  expect(() => line.send(new Uint8Array(0))).toThrow('no byte of a command');
  expect(line.note('  two\twords ')).toEqual([{ text: 'note two words', line: 7, column: 3 }]);
  expect([...line.note(' '), ...line.comment('')]).toEqual([]);
  expect(line.comment(' x')).toEqual([{ text: '# x', line: 7, column: 3 }]);
});

test('an answer that was seen is expected exactly', () => {
  expect(exactAnswer(fromHex('9000'))).toBe('expect empty 9000');
  expect(exactAnswer(fromHex('01029000'))).toBe('expect 01 02 9000');
});
