import { describe, expect, it } from 'vitest';
import { Answer } from '../../../card-model/kernel/answer.js';
import { bytes, hex } from '../../support/hex.js';

describe('Answer', () => {
  it('is empty at first: the status word alone', () => {
    expect(hex(new Answer().encode(0x9000))).toBe('9000');
  });

  it('takes a whole array, its end, or a stretch of it', () => {
    const answer = new Answer();
    const source = bytes('0102030405');
    answer.set(source);
    expect(hex(answer.encode(0x9000))).toBe('01020304059000');
    answer.set(source, 3);
    expect(hex(answer.encode(0x6282))).toBe('04056282');
    answer.set(source, 1, 2);
    expect(hex(answer.encode(0x6c1e))).toBe('02036C1E');
  });

  it('cleared, it has no data', () => {
    const answer = new Answer();
    answer.set(bytes('01'));
    answer.clear();
    expect(answer.count).toBe(0);
    expect(hex(answer.encode(0x6982))).toBe('6982');
  });

  it('gives away an array that is nobody else’s', () => {
    const answer = new Answer();
    const source = bytes('0102');
    answer.set(source);
    answer.encode(0x9000).fill(0xff);
    expect(hex(source)).toBe('0102');
    expect(hex(answer.encode(0x9000))).toBe('01029000');
  });
});
