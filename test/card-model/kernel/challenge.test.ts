import { describe, expect, it } from 'vitest';
import { Challenge } from '../../../card-model/kernel/challenge.js';
import { bytes } from '../../support/hex.js';

describe('Challenge', () => {
  it('is none at first', () => {
    expect(new Challenge().consume()).toBeUndefined();
  });

  it('serves once', () => {
    const challenge = new Challenge();
    challenge.remember(bytes('1122334455667788'));
    expect(challenge.consume()).toEqual(bytes('1122334455667788'));
    expect(challenge.consume()).toBeUndefined();
  });

  it('a new one takes the place of the old one', () => {
    const challenge = new Challenge();
    challenge.remember(bytes('1111111111111111'));
    challenge.remember(bytes('2222222222222222'));
    expect(challenge.consume()).toEqual(bytes('2222222222222222'));
    expect(challenge.consume()).toBeUndefined();
  });

  it('can be forgotten', () => {
    const challenge = new Challenge();
    challenge.remember(bytes('1122334455667788'));
    challenge.forget();
    expect(challenge.consume()).toBeUndefined();
  });
});
