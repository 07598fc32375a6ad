import { describe, expect, test } from 'vitest';
import { protocolMask, protocolOf, readerState } from '../../../host-cli/readers/pcsc-binding.js';

const ANSWER = Uint8Array.of(0x3b, 0x00);

describe('states of readers', () => {
  test.each([
    [0x12, { present: false, mute: false, inUse: false, exclusive: false }],
    [0x22, { present: true, mute: false, inUse: false, exclusive: false }],
    [0x222, { present: true, mute: true, inUse: false, exclusive: false }],
    [0x122, { present: true, mute: false, inUse: true, exclusive: false }],
    [0xa2, { present: true, mute: false, inUse: true, exclusive: true }],
  ])('%i', (bits, expected) => {
    expect(readerState('R', bits, ANSWER)).toMatchObject(expected);
  });

  test.each([0x04, 0x08, 0x0c])('%i is a reader that has gone', (bits) => {
    expect(readerState('R', bits, ANSWER)).toBeUndefined();
  });

  test('the upper half counts, and an answer belongs to a card', () => {
    expect(readerState('R', 0xffff0022, ANSWER)).toMatchObject({ changes: 0xffff, answerToReset: ANSWER });
    expect(readerState('R', 0x12, ANSWER)?.answerToReset.length).toBe(0);
  });
});

test('protocols and their bits', () => {
  expect(protocolMask([])).toBe(0);
  expect(protocolMask(['T=0', 'T=1'])).toBe(3);
  expect([0, 1, 2, 3].map(protocolOf)).toEqual([undefined, 'T=0', 'T=1', undefined]);
});
