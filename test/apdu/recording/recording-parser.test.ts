import { describe, expect, test } from 'vitest';
import { readRecording } from '../../../apdu/recording/read-recording.js';
import { type RecordedEvent, RecordingParser } from '../../../apdu/recording/recording-parser.js';
import { ScriptError, type ScriptErrorCode } from '../../../apdu/script/script-error.js';
import { bytes, hex } from '../../support/hex.js';
import { ATR, recordingOf } from '../../support/recordings.js';

/** The events after the first reset, which stands in line 4. */
function eventsOf(...lines: readonly string[]): RecordedEvent[] {
  const [powered, ...events] = readRecording([recordingOf(...lines)], 'a.rec');
  expect(powered).toMatchObject({ kind: 'reset', line: 4 });
  return events;
}

function errorOf(text: string): ScriptError {
  try {
    for (const _ of readRecording([text], 'a.rec'));
  } catch (error) {
    if (error instanceof ScriptError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a recording is read', () => {
  test('an exchange, with its time and place', () => {
    const [exchange] = eventsOf('send 00 84 00 00 02', 'expect 01 02 90 00', 'took 0.612 ms');
    expect(exchange).toEqual({
      kind: 'exchange',
      command: bytes('0084000002'),
      response: bytes('01029000'),
      durationMs: 0.612,
      line: 6,
    });
  });

  test('answers without data, with and without the word', () => {
    const [first, second] = eventsOf(
      'send 00 A4 00 00',
      'expect empty 90 00',
      'send 00 A4 00 00',
      'expect 9000',
    );
    expect(first).toMatchObject({ response: bytes('9000'), line: 6 });
    expect(second).toMatchObject({ response: bytes('9000'), line: 8 });
  });

  test('hidden bytes', () => {
    const [exchange] = eventsOf('send 00 20 00 00 03 ** ** **', 'expect ?? 90 00');
    expect(exchange).toMatchObject({
      hidden: { command: [{ offset: 5, count: 3 }], response: [{ offset: 0, count: 1 }] },
    });
  });

  test('faults, tears and power', () => {
    const events = eventsOf(
      'tear 2',
      'send 00 D6 00 00',
      'expect torn',
      'power off',
      'reset contactless warm',
      'expect fault NO_CARD',
      'took 3 ms',
    );
    expect(events.map(({ kind }) => kind)).toEqual(['tear', 'failure', 'power-off', 'reset-failure']);
    expect(events[1]).toMatchObject({ fault: 'torn', line: 7 });
    expect(events[3]).toMatchObject({
      cardInterface: 'contactless',
      resetKind: 'warm',
      fault: 'NO_CARD',
      durationMs: 3,
    });
  });

  test('the protocol of a reset: the last one told, else the usual one of the interface', () => {
    const [told] = eventsOf('protocol T=1', 'reset contact', `expect atr ${ATR}`);
    expect(told).toMatchObject({ protocol: 'T=1' });
    const bare = `reset contactless\nexpect atr ${ATR}\nreset\nexpect atr ${ATR}\n`;
    expect([...readRecording([bare], 'a.rec')]).toMatchObject([
      { protocol: 'contactless' },
      { protocol: 'T=0' },
    ]);
  });

  test('comments, notes, empty lines, Windows line ends and white space around', () => {
    const text = `\r\n  # hand-made\r\ntitle 社保卡 # one\r\nnote two\r\n\treset  contact # cold\r\n expect atr 3B00\r\n\u3000send 00A40000 # three\r\nexpect   9000`;
    const events = [...readRecording([text], 'a.rec')];
    expect(events).toMatchObject([
      { kind: 'reset', line: 5 },
      { kind: 'exchange', line: 7 },
    ]);
    expect(hex((events[0] as { answerToReset: Uint8Array }).answerToReset)).toBe('3B00');
  });

  test('a mute card', () => {
    expect([...readRecording(['reset\nexpect atr empty\n'], 'a.rec')]).toMatchObject([
      { answerToReset: new Uint8Array(0) },
    ]);
  });

  test('what it says of itself', () => {
    const parser = new RecordingParser('a.rec');
    for (const line of ['title one', 'title two', 'recorded 2026-11-23T03:00:00Z sscard 0.1.0 test-keys'])
      parser.push(line);
    expect(parser.header).toEqual({
      title: 'one',
      recordedAt: new Date('2026-11-23T03:00:00Z'),
      program: 'sscard 0.1.0',
      simulated: false,
      testKeys: true,
    });
  });
});

describe('an error names its place', () => {
  test.each<[string, ScriptErrorCode, number, number, RegExp]>([
    [recordingOf('case one'), 'RECORDING_LINE_UNKNOWN', 6, 1, /'case' begins no line of a recording/],
    [recordingOf('  sned 00'), 'RECORDING_LINE_UNKNOWN', 6, 3, /'sned'/],
    [recordingOf('send 00 A4 0'), 'RECORDING_LINE_INVALID', 6, 12, /lacks a digit/],
    [recordingOf('send $aid'), 'RECORDING_LINE_INVALID', 6, 6, /no hexadecimal digit/],
    [recordingOf('send'), 'RECORDING_LINE_INVALID', 6, 5, /bytes are missing/],
    [recordingOf('send 00', 'expect 61xx'), 'RECORDING_LINE_INVALID', 7, 10, /no hexadecimal digit/],
    [recordingOf('send 00', 'expect any'), 'RECORDING_LINE_INVALID', 7, 9, /no hexadecimal digit/],
    [recordingOf('send 00', 'expect 90'), 'RECORDING_LINE_INVALID', 7, 8, /status word/],
    [recordingOf('send 00', 'expect fault'), 'RECORDING_LINE_INVALID', 7, 8, /a code/],
    [recordingOf('send 00', 'expect fault x'), 'RECORDING_LINE_INVALID', 7, 8, /a code/],
    [recordingOf('send 00', 'expect torn now'), 'RECORDING_LINE_INVALID', 7, 8, /torn/],
    [recordingOf('expect 9000'), 'RECORDING_LINE_INVALID', 6, 1, /the answer stands before/],
    [
      recordingOf('send 00', 'expect 9000', 'expect 9000'),
      'RECORDING_LINE_INVALID',
      8,
      1,
      /a recording has one/,
    ],
    [recordingOf('power off', 'expect 9000'), 'RECORDING_LINE_INVALID', 7, 1, /no send or reset before/],
    [recordingOf('power on'), 'RECORDING_LINE_INVALID', 6, 6, /followed by off/],
    [recordingOf('took 1 ms', 'took 1 ms'), 'RECORDING_LINE_INVALID', 7, 1, /took time/],
    [recordingOf('reset', 'expect 9000'), 'RECORDING_LINE_INVALID', 7, 8, /expect atr/],
    [recordingOf('reset', 'expect atr ??'), 'RECORDING_LINE_INVALID', 7, 11, /hides nothing/],
    [
      recordingOf('send 00 A4'),
      'RECORDING_INCOMPLETE',
      6,
      1,
      /answer to this command is missing: the recording ends/,
    ],
    [
      recordingOf('send 00', 'send 01', 'expect 9000'),
      'RECORDING_INCOMPLETE',
      6,
      1,
      /line 7 comes before it/,
    ],
    [recordingOf('send 00', 'protocol T=1'), 'RECORDING_INCOMPLETE', 6, 1, /line 7 comes before it/],
    [recordingOf('send 00', 'took 1 ms'), 'RECORDING_INCOMPLETE', 6, 1, /line 7 comes before it/],
    [recordingOf('reset'), 'RECORDING_INCOMPLETE', 6, 1, /answer to this reset/],
    ['send 00\nexpect 9000\n', 'RECORDING_INCOMPLETE', 1, 1, /begins with reset/],
    ['power off\n', 'RECORDING_INCOMPLETE', 1, 1, /begins with reset/],
    ['', 'RECORDING_INCOMPLETE', 1, 1, /holds no session/],
    ['# nothing\n\n', 'RECORDING_INCOMPLETE', 2, 1, /holds no session/],
    ['recorded today\n', 'RECORDING_LINE_INVALID', 1, 10, /needs the time/],
  ])('%j', (text, code, line, column, reason) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ code, file: 'a.rec', line, column });
    expect(error.reason).toMatch(reason);
    expect(error.lineText).toBe(text.split('\n')[line - 1]);
  });

  test('a line without an end', () => {
    expect(errorOf(`${recordingOf()}send ${'00 '.repeat(500_000)}`)).toMatchObject({
      code: 'RECORDING_LINE_INVALID',
      line: 6,
    });
  });
});
