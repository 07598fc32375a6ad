import { describe, expect, test } from 'vitest';
import { AnyOrderReplay } from '../../../apdu/recording/any-order-replay.js';
import { readRecording } from '../../../apdu/recording/read-recording.js';
import { bytes, hex } from '../../support/hex.js';
import { ATR, recordingOf } from '../../support/recordings.js';

const replayText = (text: string): AnyOrderReplay =>
  new AnyOrderReplay(readRecording([text], 'a.rec'), 'a.rec');
const replay = (...lines: readonly string[]): AnyOrderReplay => replayText(recordingOf(...lines));
const exchange = (command: string, answer: string): string[] => [`send ${command}`, `expect ${answer}`];

const FILES = [
  ...exchange('00 A4 02 00 02 EF 05', 'empty 90 00'),
  ...exchange('00 B2 01 04 00', '01 90 00'),
  ...exchange('00 A4 02 00 02 EF 06', 'empty 90 00'),
  ...exchange('00 B2 01 04 00', '02 90 00'),
];

describe('a replay in any order', () => {
  test('answers each command wherever it stands', () => {
    const card = replay(...FILES);
    expect(hex(card.answerToReset)).toBe(hex(bytes(ATR)));
    expect(hex(card.transmit(bytes('00A4020002EF06')))).toBe('9000');
    expect(hex(card.transmit(bytes('00B2010400')))).toBe('029000');
    expect(hex(card.transmit(bytes('00A4020002EF05')))).toBe('9000');
    expect(hex(card.transmit(bytes('00B2010400')))).toBe('019000');
  });

  test('gives the answers to what came twice in turn', () => {
    const card = replay(...exchange('00 84 00 00 01', '0A 90 00'), ...exchange('00 84 00 00 01', '0B 90 00'));
    const answers = Array.from({ length: 4 }, () => hex(card.transmit(bytes('0084000001'))));
    expect(answers).toEqual(['0A9000', '0B9000', '0A9000', '0B9000']);
  });

  test('says what it has no answer to', () => {
    expect(() => replay(...FILES).transmit(bytes('0084000008'))).toThrow(
      /^a\.rec: the recording has no answer to GET CHALLENGE, 00 84 00 00 08$/,
    );
  });

  test('throws what was no answer, and makes up no secret', () => {
    const card = replay('send 00 D6 00 00', 'expect fault NO_CARD', 'send 00 CA 00 00 01', 'expect ?? 90 00');
    expect(() => card.transmit(bytes('00CA000001'))).toThrow(
      expect.objectContaining({ code: 'RECORDING_HIDDEN' }),
    );
    expect(() => card.transmit(bytes('00D60000'))).toThrow(expect.objectContaining({ code: 'NO_CARD' }));
  });

  test('knows how long the answer took', () => {
    const card = replay(...exchange('00 A4 00 00', '9000'), 'took 3 ms', ...exchange('00 B0 00 00', '9000'));
    card.transmit(bytes('00A40000'));
    expect(card.durationMs).toBe(3);
    card.transmit(bytes('00B00000'));
    expect(card.durationMs).toBe(0);
  });
});

describe('resets of a replay in any order', () => {
  const both = ['protocol contactless', 'reset contactless', 'expect atr 05 78 80 70 02', ...FILES];

  test('are those of the interface', () => {
    const card = replay(...both);
    expect(card.interfaces).toEqual(['contact', 'contactless']);
    expect(hex(card.reset('cold', 'contactless'))).toBe('0578807002');
    expect(card.protocol).toBe('contactless');
    expect(hex(card.reset('warm'))).toBe('0578807002');
    expect(hex(card.reset('cold', 'contact'))).toBe(hex(bytes(ATR)));
    expect(card.protocol).toBe('T=0');
    expect(card.cardInterface).toBe('contact');
  });

  test('a warm one is the warm one where there is one', () => {
    const card = replay('reset contact warm', 'expect atr 3B 01');
    expect(hex(card.reset('warm'))).toBe('3B01');
    expect(hex(card.reset('cold'))).toBe(hex(bytes(ATR)));
  });

  test('are refused on an interface that was not recorded', () => {
    expect(() => replay(...FILES).reset('cold', 'contactless')).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });
});

test('a recording in which no reset was answered is no card', () => {
  expect(() => replayText('reset\nexpect fault NO_CARD\n')).toThrow(
    expect.objectContaining({ code: 'RECORDING_ENDED' }),
  );
});

test('nothing is left over, and nothing is held', () => {
  const card = replay(...FILES);
  expect(card.nextLine()).toBeUndefined();
  expect(() => card.close()).not.toThrow();
});
