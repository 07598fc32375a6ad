import { expect, it } from 'vitest';
import { failed, OFFLINE_PROBLEMS } from '../../../../crypto/payment/offline/problems.js';

it.each(Object.entries(OFFLINE_PROBLEMS))(
  '%s is described in both languages, with its source',
  (name, entry) => {
    expect(name).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(entry.meaning.en).toMatch(/^\S.*[^.]$/);
    expect(entry.meaning.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(entry.source).not.toBe('');
  },
);

it('is a value', () => {
  expect(failed('HASH')).toEqual({ ok: false, problem: 'HASH' });
});
