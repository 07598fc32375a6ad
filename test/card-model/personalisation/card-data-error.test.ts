import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CardDataError, refusedValue, shown } from '../../../card-model/personalisation/card-data-error.js';

it('a CardDataError names the field before what is wrong with it', () => {
  const error = new CardDataError('social.EF06.0A', 'must be one value');
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'CardDataError',
    code: 'CARD_DATA_INVALID',
    path: 'social.EF06.0A',
    message: 'social.EF06.0A: must be one value',
  });
});

it('a refused value is shown with what is allowed', () => {
  const error = refusedValue('social.EF06.0A', '3', '1 or 2');
  expect(error).toBeInstanceOf(CardDataError);
  expect(error.message).toBe('social.EF06.0A: "3" is not allowed; it must be 1 or 2');
});

it.each([
  ['测试', '"测试"'],
  ['', '""'],
  ['a\tb', '"a\\tb"'],
  ['a\u007f\u202eb', '"a\\u007f\\u202eb"'],
  [5, '5'],
  [null, 'this empty value'],
  [true, 'this boolean'],
  [new Date(0), 'this date'],
  [['x'], 'this list'],
  [{ 57: 'x' }, 'this group of values'],
])('%j is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

it('law: what is shown is short and of one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (value) => {
      const text = shown(value);
      expect([...JSON.parse(text)].length).toBeLessThanOrEqual(63);
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      if ([...value].length <= 60) expect(JSON.parse(text)).toBe(value);
    }),
  );
});
