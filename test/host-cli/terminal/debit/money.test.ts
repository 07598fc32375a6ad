import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAXIMUM_FEN, parseYuan, yuanText } from '../../../../host-cli/terminal/debit/money.js';

it.each([
  ['0', 0],
  ['0.01', 1],
  ['0.1', 10],
  ['1', 100],
  ['2.50', 250],
  ['0010.00', 1000],
  // In floating point 8.7 * 100 and 1.15 * 100 are no whole numbers.
  ['8.7', 870],
  ['1.15', 115],
  ['42949672.95', MAXIMUM_FEN],
])('%s yuan are %i fen', (text, fen) => {
  expect(parseYuan(text, '--account')).toBe(fen);
});

describe('is no amount', () => {
  it.each([
    '',
    ' ',
    '-1',
    '+1',
    '1.',
    '.5',
    '1.005',
    '1,50',
    '1e3',
    '0x10',
    '１',
    'ten',
    '1 0',
    'NaN',
    'Infinity',
  ])('%j', (text) => {
    expect(() => parseYuan(text, '--account')).toThrow(
      expect.objectContaining({
        code: 'DEBIT_INVALID',
        message: expect.stringMatching(/^--account is .*decimals/),
      }),
    );
  });
  it.each(['42949672.96', '42949673', '9'.repeat(400)])('%s: it is more than four bytes hold', (text) => {
    expect(() => parseYuan(text, '--pooled')).toThrow('42949672.95');
  });
});

it('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAXIMUM_FEN }), (fen) => {
      expect(yuanText(fen)).toMatch(/^\d+\.\d\d$/);
      expect(parseYuan(yuanText(fen), 'x')).toBe(fen);
    }),
  );
});

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [99, '0.99'],
  [100, '1.00'],
  [3 * MAXIMUM_FEN, '128849018.85'],
])('%i fen are %s', (fen, text) => {
  expect(yuanText(fen)).toBe(text);
});
