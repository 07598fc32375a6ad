import { describe, expect, it } from 'vitest';
import { defineSession, Session } from '../../../card-model/kernel/session.js';

const DEBIT = defineSession<number>('debit');
const CIPHER = defineSession<string>('cipher');

describe('Session', () => {
  it('keeps what one command leaves for the next, for its own kind only', () => {
    const session = new Session();
    expect(session.stateOf(DEBIT)).toBeUndefined();
    session.open(DEBIT, 0);
    expect([session.stateOf(DEBIT), session.stateOf(CIPHER)]).toEqual([0, undefined]);
  });

  it('a new one ends the one that ran; close ends all', () => {
    const session = new Session();
    session.open(DEBIT, 7);
    session.open(CIPHER, 'key');
    expect([session.stateOf(DEBIT), session.stateOf(CIPHER)]).toEqual([undefined, 'key']);
    session.open(CIPHER, 'other');
    expect(session.stateOf(CIPHER)).toBe('other');
    session.close();
    expect(session.stateOf(CIPHER)).toBeUndefined();
  });

  it('two kinds of one name are two', () => {
    const session = new Session();
    session.open(DEBIT, 7);
    expect(session.stateOf(defineSession<number>('debit'))).toBeUndefined();
  });
});
