import { describe, expect, test } from 'vitest';
import { toHex } from '../../../../../apdu/bytes.js';
import {
  ANSWER_ORDER,
  encodeFastAnswer,
} from '../../../../../card-model/applications/pboc/contactless/answer.js';

const all = new Map(
  [...ANSWER_ORDER.noApproval, ...ANSWER_ORDER.approval].map((tag, index) => [tag, Uint8Array.of(index)]),
);

describe('template 77 of a fast payment', () => {
  test('an approval has AFL and signature, and no name or product', () => {
    expect(toHex(encodeFastAnswer('approval', all))).toBe(
      '772582010A94010B9F36010C9F26010D9F10010E57010F5F3401109F4B01119F6C01129F5D0113',
    );
    expect(toHex(encodeFastAnswer('approval', all))).not.toMatch(/5F20|9F63/);
  });

  test('any other has neither', () => {
    expect(toHex(encodeFastAnswer('noApproval', all))).not.toMatch(/9401|9F4B/);
  });

  test('what the card does not have is left out', () => {
    expect(toHex(encodeFastAnswer('approval', new Map([[0x82, Uint8Array.of(0x7c, 0x00)]])))).toBe(
      '770482027C00',
    );
  });
});
