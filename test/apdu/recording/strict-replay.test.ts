import { describe, expect, test } from 'vitest';
import { faultOf } from '../../../apdu/recording/fault.js';
import { readRecording } from '../../../apdu/recording/read-recording.js';
import { hiddenAnswer, StrictReplay } from '../../../apdu/recording/strict-replay.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { bytes, hex } from '../../support/hex.js';
import { ATR, recordingOf } from '../../support/recordings.js';

const replay = (...lines: readonly string[]): StrictReplay =>
  new StrictReplay(readRecording([recordingOf(...lines)], 'a.rec'), 'a.rec');

const SELECT = ['send 00 A4 00 00', 'expect empty 90 00', 'took 2 ms'];
const READ = ['send 00 B0 00 00 01', 'expect AA 90 00'];
const RESET = ['reset contact', `expect atr ${ATR}`];

function errorOf(action: () => unknown): TransportError {
  try {
    action();
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a strict replay', () => {
  test('answers what was recorded, in its order', () => {
    const card = replay(...SELECT, ...READ);
    expect(hex(card.answerToReset)).toBe(hex(bytes(ATR)));
    expect(card.protocol).toBe('T=0');
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(card.durationMs).toBe(2);
    expect(card.nextLine()).toBe(9);
    expect(hex(card.transmit(bytes('00B0000001')))).toBe('AA9000');
    expect(card.durationMs).toBe(0);
    expect(card.nextLine()).toBeUndefined();
  });

  test('gives its answers away: what is done to them changes none', () => {
    const card = replay(...READ, ...READ);
    card.transmit(bytes('00B0000001')).fill(0);
    expect(hex(card.transmit(bytes('00B0000001')))).toBe('AA9000');
  });

  test('takes any byte for a hidden one', () => {
    const verify = ['send 00 20 00 00 03 ** ** **', 'expect empty 90 00'];
    const card = replay(...verify, ...verify);
    expect(hex(card.transmit(bytes('0020000003123456')))).toBe('9000');
    expect(errorOf(() => card.transmit(bytes('0020000004123456FF'))).code).toBe('RECORDING_DIFFERS');
  });

  test('says what differs, and stays where it is', () => {
    const card = replay(...SELECT, ...READ);
    const error = errorOf(() => card.transmit(bytes('00B0000001')));
    expect(error.code).toBe('RECORDING_DIFFERS');
    expect(error.message).toBe(
      'a.rec:6: the recording has SELECT, 00 A4 00 00; received READ BINARY, 00 B0 00 00 01; ' +
        'byte 2 (INS) is the first that differs: A4 recorded, B0 received; give what was recorded, in its order',
    );
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
  });

  test('names what programs choose anew where the data alone differ', () => {
    const card = replay('send 00 88 00 00 02 01 02', 'expect 03 04 90 00');
    expect(errorOf(() => card.transmit(bytes('00880000020909'))).message).toMatch(/with another challenge/);
  });

  test('gives the advice it was given', () => {
    const events = readRecording([recordingOf(...SELECT)], 'a.rec');
    const card = new StrictReplay(events, 'a.rec', { advice: 'do otherwise' });
    expect(errorOf(() => card.transmit(bytes('00B0000001'))).message).toMatch(/; do otherwise$/);
  });

  test('says where it ends', () => {
    const card = replay(...SELECT);
    card.transmit(bytes('00A40000'));
    const error = errorOf(() => card.transmit(bytes('00B0000001')));
    expect(error.code).toBe('RECORDING_ENDED');
    expect(error.message).toMatch(/^a\.rec:6: the recording ends.*received READ BINARY, 00 B0 00 00 01/);
    expect(errorOf(() => card.reset()).code).toBe('RECORDING_ENDED');
  });

  test('makes up no secret', () => {
    const card = replay('send 00 CA 00 00 01', 'expect ?? 90 00');
    const error = errorOf(() => card.transmit(bytes('00CA000001')));
    expect(error.code).toBe('RECORDING_HIDDEN');
    expect(error.message).toMatch(/^a\.rec:6: /);
    expect(hiddenAnswer('x:1').message).toMatch(/^x:1: .*test keys/);
  });
});

describe('resets of a strict replay', () => {
  const warm = ['reset contact warm', 'expect atr 3B 01'];
  const contactless = ['protocol contactless', 'reset contactless', 'expect atr 05 78 80 70 02'];

  test('are those that were recorded', () => {
    const card = replay(...SELECT, ...warm, ...contactless);
    card.transmit(bytes('00A40000'));
    expect(hex(card.reset('warm'))).toBe('3B01');
    expect(hex(card.reset('cold', 'contactless'))).toBe('0578807002');
    expect(card.protocol).toBe('contactless');
    expect(card.cardInterface).toBe('contactless');
    expect(hex(card.answerToReset)).toBe('0578807002');
  });

  test.each([
    ['cold', 'contact', /a warm reset, contact interface; received a cold reset, contact interface/],
    ['warm', 'contactless', /a warm reset, contact interface; received a warm reset, contactless interface/],
  ] as const)('not a %s one, %s', (kind, cardInterface, message) => {
    const card = replay(...SELECT, ...warm);
    card.transmit(bytes('00A40000'));
    const error = errorOf(() => card.reset(kind, cardInterface));
    expect(error.code).toBe('RECORDING_DIFFERS');
    expect(error.message).toMatch(message);
  });

  test('not where a command was recorded, and no command where a reset was', () => {
    const card = replay(...SELECT, ...SELECT, ...RESET);
    card.transmit(bytes('00A40000'));
    expect(errorOf(() => card.reset()).message).toMatch(
      /a\.rec:9: the recording has SELECT, 00 A4 00 00; received a cold/,
    );
    card.transmit(bytes('00A40000'));
    expect(errorOf(() => card.transmit(bytes('00A40000'))).message).toMatch(
      /a\.rec:12: the recording has a cold reset/,
    );
  });

  test('a cold one right after a cold one may come again', () => {
    const card = replay(...SELECT);
    expect(hex(card.reset())).toBe(hex(bytes(ATR)));
    expect(hex(card.reset('cold', 'contact'))).toBe(hex(bytes(ATR)));
    expect(errorOf(() => card.reset('warm')).code).toBe('RECORDING_DIFFERS');
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(errorOf(() => card.reset()).code).toBe('RECORDING_ENDED');
  });

  test('a cold one right after a cold one may be left out', () => {
    const card = replay(...RESET, 'power off', ...RESET, ...SELECT);
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(errorOf(() => replay(...warm, ...SELECT).transmit(bytes('00A40000'))).code).toBe(
      'RECORDING_DIFFERS',
    );
  });

  test('the power that goes is no event of its own', () => {
    const card = replay(...SELECT, 'power off', ...RESET, ...READ, 'tear 1', 'power off');
    card.transmit(bytes('00A40000'));
    const error = errorOf(() => card.transmit(bytes('00B0000001')));
    expect(error.message).toMatch(
      /a\.rec:10: the recording has the power taken from the card before this line/,
    );
    card.reset();
    expect(hex(card.transmit(bytes('00B0000001')))).toBe('AA9000');
    expect(card.nextLine()).toBeUndefined();
  });
});

describe('faults of a strict replay', () => {
  test('are thrown as they were', () => {
    const card = replay(
      'send 00 D6 00 00',
      'expect torn',
      'took 7 ms',
      'power off',
      'send 00 B0 00 00',
      'expect fault NO_CARD',
    );
    const torn = errorOf(() => card.transmit(bytes('00D60000')));
    expect(torn.code).toBe('LINK_FAILED');
    expect(faultOf(torn)).toBe('torn');
    expect(torn.message).toMatch(/a\.rec:6/);
    expect(card.durationMs).toBe(7);
    expect(errorOf(() => card.transmit(bytes('00B00000'))).code).toBe('NO_CARD');
  });

  test('of resets too, the first included', () => {
    const card = replay(...SELECT, 'reset', 'expect fault NO_CARD', ...RESET);
    card.transmit(bytes('00A40000'));
    expect(errorOf(() => card.reset()).code).toBe('NO_CARD');
    expect(hex(card.reset())).toBe(hex(bytes(ATR)));
    const first = (): unknown =>
      new StrictReplay(readRecording(['reset\nexpect fault NO_CARD\n'], 'b.rec'), 'b.rec');
    expect(errorOf(first)).toMatchObject({ code: 'NO_CARD', message: expect.stringContaining('b.rec:1') });
  });
});

test('the end lets go of the file', () => {
  let open = true;
  const events = (function* () {
    try {
      yield* readRecording([recordingOf(...SELECT)], 'a.rec');
    } finally {
      open = false;
    }
  })();
  new StrictReplay(events, 'a.rec').close();
  expect(open).toBe(false);
});
