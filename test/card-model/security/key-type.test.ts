import { expect, it } from 'vitest';
import { KEY_TYPES, type KeyType, opensRights } from '../../../card-model/security/key-type.js';

it('external keys and master keys open rights, no others', () => {
  const types = Object.keys(KEY_TYPES) as KeyType[];
  expect(types.filter(opensRights)).toEqual(['MK', 'EXTERNAL']);
});

it('every type is explained in both languages with its source', () => {
  for (const { meaning, source } of Object.values(KEY_TYPES)) {
    expect(meaning.en).not.toBe('');
    expect(meaning.zh).toMatch(/\p{Script=Han}/u);
    expect(source).not.toBe('');
  }
});
