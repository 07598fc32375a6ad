import { expect, it } from 'vitest';
import {
  isKeyWritingP1,
  KEY_WRITING_INSTRUCTION,
  keyWritingP1,
} from '../../../card-model/commands/key-writing.js';
import { KEY_TYPES, type KeyType } from '../../../card-model/security/key-type.js';
import { bytes } from '../../support/hex.js';
import { KEY } from '../../support/key-image.js';

// ssc-card.md 3, T514 rows.
it('the codings of the field', () => {
  expect(KEY_WRITING_INSTRUCTION).toBe(0xd4);
  expect([...Array(256).keys()].filter(isKeyWritingP1)).toEqual([0x00, 0x01]);
});

it('01 for an MK, 00 for every other key and the PIN', () => {
  for (const type of Object.keys(KEY_TYPES) as KeyType[]) {
    expect(keyWritingP1({ kind: 'key', key: { ...KEY, type } })).toBe(type === 'MK' ? 0x01 : 0x00);
  }
  const pin = { value: bytes('1234'), triesLeft: 6, maximumTries: 6 };
  expect(keyWritingP1({ kind: 'pin', pin })).toBe(0x00);
});
