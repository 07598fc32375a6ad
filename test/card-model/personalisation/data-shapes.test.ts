import * as v from 'valibot';
import { expect, it } from 'vitest';
import { count, hex, remark, text } from '../../../card-model/personalisation/data-shapes.js';

const problem = (schema: v.GenericSchema, value: unknown): string | undefined => {
  const result = v.safeParse(schema, value);
  return result.success ? undefined : result.issues[0].message;
};

it('hexadecimal digits, exactly so many', () => {
  expect(problem(hex(4), '0aF9')).toBeUndefined();
  for (const value of ['0aF', '0aF90', '0aFG'])
    expect(problem(hex(4), value)).toBe('must be 4 hexadecimal digits');
});

it('whole numbers, both ends included', () => {
  expect([0, 255].map((value) => problem(count(0, 255), value))).toEqual([undefined, undefined]);
  for (const value of [-1, 256, 1.5, Number.NaN]) {
    expect(problem(count(0, 255), value)).toBeTruthy();
  }
});

it('text of a pattern tells what is allowed', () => {
  expect(problem(text(/^a+$/, "letters 'a'"), 'b')).toBe("must be letters 'a'");
});

it('remarks are anything, and may be missing', () => {
  for (const value of [undefined, null, 1, {}])
    expect(problem(v.object({ note: remark }), { note: value })).toBeUndefined();
  expect(problem(v.object({ note: remark }), {})).toBeUndefined();
});
