import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { CommandEntry } from '../../../apdu/trace/card-dictionary.js';
import { explainStatus } from '../../../apdu/trace/explain-status.js';
import { Selection } from '../../../apdu/trace/selection.js';
import { SessionState } from '../../../apdu/trace/session-state.js';
import { PROTECTED } from './protected-dictionary.js';

function sessionOf(
  ...exchanges: [command: string, statusWord: number, entry?: CommandEntry][]
): SessionState {
  const selection = new Selection(PROTECTED);
  selection.directory = selection.labelled('APP');
  const state = new SessionState();
  for (const [hex, statusWord, entry] of exchanges) {
    const command = decodeCommand(fromHex(hex));
    const accepted = explainStatus(statusWord).kind !== 'refusal';
    state.follow({ command, name: hex, entry, statusWord, accepted }, selection);
  }
  return state;
}

const AUTHENTICATE = `0082000A10${'00'.repeat(16)}`;

describe('rights', () => {
  test('EXTERNAL AUTHENTICATE and VERIFY gain and lose', () => {
    expect(sessionOf([AUTHENTICATE, 0x9000]).rights.holds('APP', 0x0a)).toBe(true);
    expect(sessionOf([AUTHENTICATE, 0x9000], [AUTHENTICATE, 0x63c2]).rights.holds('APP', 0x0a)).toBe(false);
    expect(sessionOf([AUTHENTICATE, 0x9000], [AUTHENTICATE, 0x6984]).rights.holds('APP', 0x0a)).toBe(true);
    expect(sessionOf(['00200000021234', 0x9000]).rights.holds('APP', 'pin')).toBe(true);
    expect(sessionOf(['00200000021234', 0x9000], ['00200000', 0x63c3]).rights.holds('APP', 'pin')).toBe(true);
    expect(sessionOf(['00200000021234', 0x9000], ['00200000021235', 0x63c2]).rights.holds('APP', 'pin')).toBe(
      false,
    );
    expect(sessionOf(['00200000', 0x9000]).rights.holds('APP', 'pin')).toBe(true);
    expect(sessionOf(['00200081021234', 0x9000]).rights.holds('APP', 'pin')).toBe(false);
    expect(sessionOf(['00200000', 0x9000], ['805E0100051234FF1234', 0x63c1]).rights.holds('APP', 'pin')).toBe(
      false,
    );
  });

  test('a reset ends them', () => {
    const state = sessionOf([AUTHENTICATE, 0x9000]);
    state.reset();
    expect(state.rights.holds('APP', 0x0a)).toBe(false);
  });
});

describe('the challenge', () => {
  test('is used up by what looks at it', () => {
    expect(sessionOf(['0084000008', 0x9000]).challenge).toEqual({ bytes: 8 });
    expect(sessionOf(['0084000000', 0x9000]).challenge).toEqual({ bytes: 8 });
    expect(sessionOf(['0084000004', 0x9000]).challenge).toEqual({ bytes: 4 });
    expect(sessionOf(['0084000008', 0x6700]).challenge).toBeUndefined();
    expect(sessionOf(['0084000008', 0x9000], [AUTHENTICATE, 0x63c2]).challenge).toEqual({
      bytes: 8,
      usedBy: AUTHENTICATE,
    });
    expect(sessionOf(['0084000008', 0x9000], [AUTHENTICATE, 0x6a88]).challenge).toEqual({ bytes: 8 });
    expect(sessionOf(['0084000008', 0x9000], ['8424000004AABBCCDD', 0x6988]).challenge?.usedBy).toBeDefined();
    expect(
      sessionOf(['0084000008', 0x9000], ['8424000004AABBCCDD', 0x6700]).challenge?.usedBy,
    ).toBeUndefined();
  });
});

test('a card is built from one command to another', () => {
  const begins = { name: 'B', building: 'begins' } as const;
  expect(sessionOf(['80E00300', 0x9000, begins]).building).toBe(true);
  expect(sessionOf(['80E00300', 0x63c1, begins]).building).toBe(false);
  expect(
    sessionOf(['80E00300', 0x9000, begins], ['80E00200', 0x9000, { name: 'E', building: 'ends' }]).building,
  ).toBe(false);
});

test.each([
  ['3B6D000000815443538660510100000001', 'contact', [0]],
  ['3BED000001008154435386605101000000019E', 'contact', [1]],
  ['3B8D8001008154435386605101000000017E', 'contactless', [0, 1]],
  ['3B', undefined, []],
  [undefined, undefined, []],
])('the answer to reset %s tells %s', (hex, link, protocols) => {
  const state = new SessionState();
  state.reset(hex === undefined ? undefined : fromHex(hex));
  expect([state.interface, state.protocols]).toEqual([link, protocols]);
});
