import { describe, expect, test } from 'vitest';
import {
  challengeHint,
  conditionsHint,
  fileKindHint,
  macHint,
  triesLeftHint,
} from '../../../../apdu/trace/hints/state-hint.js';
import type { SessionState } from '../../../../apdu/trace/session-state.js';
import { english, refusal } from './refusals.js';

test('the question for the tries is no try', () => {
  expect(english(triesLeftHint(refusal('00200000', 0x63c3)))).toContain('no try was spent');
  expect(triesLeftHint(refusal('00200000021234', 0x63c3))).toBeUndefined();
  expect(triesLeftHint(refusal('00820000', 0x63c3))).toBeUndefined();
});

describe('6984', () => {
  const hintAfter = (challenge: SessionState['challenge']) =>
    english(
      challengeHint(
        refusal('00820000', 0x6984, 'APP', {
          prepare: (session) => {
            session.challenge = challenge;
          },
        }),
      ),
    );

  test.each([
    [undefined, 'no challenge was asked for'],
    [{ bytes: 8, usedBy: 'VERIFY' }, 'VERIFY used the challenge up'],
    [{ bytes: 4 }, 'the last challenge has 4 bytes'],
  ])('%j: %s', (challenge, told) => {
    expect(hintAfter(challenge)).toContain(told);
  });

  test('one that ought to do', () => {
    expect(hintAfter({ bytes: 8 })).toBeUndefined();
    expect(challengeHint(refusal('00820000', 0x6984, 'APP', { dictionary: undefined }))).toBeUndefined();
  });
});

describe('6985', () => {
  const selectedWith = (statusWord: number | undefined, command = '00B2012C00') =>
    english(
      conditionsHint(
        refusal(command, 0x6985, 'APP', {
          prepare: (session) => {
            session.selectedWith = statusWord;
          },
        }),
      ),
    );

  test('the SELECT had said it', () => {
    expect(selectedWith(0x6283)).toContain('the SELECT answered 6283');
    expect(selectedWith(0x6285)).toContain('terminated');
    expect(selectedWith(0x9000)).toContain('tag 8A');
    expect(selectedWith(0x9000, '80540000')).toBeUndefined();
  });
});

test('6981: what the file is', () => {
  expect(english(fileKindHint(refusal('00B0850001', 0x6981)))).toBe(
    'EF05 data is a file of records: READ RECORD reads it',
  );
  expect(english(fileKindHint(refusal('00B2014400', 0x6981)))).toBe(
    'EF08 data is a transparent file: READ BINARY reads it',
  );
  expect(fileKindHint(refusal('00B2012C00', 0x6981))).toBeUndefined();
  expect(fileKindHint(refusal('00B2010400', 0x6981))).toBeUndefined();
});

test('6988: whose MAC it has to be', () => {
  expect(english(macHint(refusal('8424000004AABBCCDD', 0x6988, 'SUB', { name: 'PIN RESET' })))).toContain(
    'the MAC is that of APP.LK (key 02)',
  );
  expect(macHint(refusal('841E000004AABBCCDD', 0x6988, 'SUB', { name: 'LOCK' }))).toBeUndefined();
  expect(macHint(refusal('80990000', 0x6988))).toBeUndefined();
});
