import { expect, it } from 'vitest';
import {
  codeOf,
  KEY_TYPES,
  type KeyType,
  keyTypeOfCode,
  LOWEST_USAGE,
  opensRights,
  PIN_CODE,
} from '../../../card-model/security/key-type.js';

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

// ssc-card.md 2.3; BK and LK have codes of our own, a SAM key its usage byte.
it('type bytes of key records, both ways', () => {
  const codes = Object.fromEntries((Object.keys(KEY_TYPES) as KeyType[]).map((type) => [type, codeOf(type)]));
  expect(codes).toMatchObject({
    ...{ MK: 0x00, BK: 0x02, LK: 0x03, PIN_RELOAD: 0x07, DPK: 0x09, DTK: 0x0a, EXTERNAL: 0x0d, IRK: 0x0e },
    SAM: undefined,
  });
  for (const [type, code] of Object.entries(codes))
    if (code !== undefined) expect(keyTypeOfCode(code)).toBe(type);
  expect([LOWEST_USAGE, 0x47, 0xff].map(keyTypeOfCode)).toEqual(['SAM', 'SAM', 'SAM']);
  expect([PIN_CODE, 0x04, 0x08, LOWEST_USAGE - 1].map(keyTypeOfCode)).toEqual(new Array(4).fill(undefined));
});
