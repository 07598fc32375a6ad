import { describe, expect, test } from 'vitest';
import type { RecordingHeader } from '../../../apdu/recording/recording-header.js';
import { RecordingWriter } from '../../../apdu/recording/recording-writer.js';
import type { SessionEvent } from '../../../apdu/recording/session-event.js';
import { bytes } from '../../support/hex.js';
import { ATR, POWERED } from '../../support/recordings.js';

const HEAD = {
  recordedAt: new Date('2026-11-23T03:00:00.123Z'),
  program: 'sscard 0.1.0',
  simulated: false,
  testKeys: false,
};

function linesOf(...events: readonly SessionEvent[]): string[] {
  let text = '';
  const writer = new RecordingWriter(
    {
      write: (part) => {
        text += part;
      },
    },
    'a session',
  );
  const start = text.length;
  for (const event of events) writer.event(event);
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(start, -1).split('\n');
}

describe('the head of a recording', () => {
  const headOf = (head: Partial<RecordingHeader>, title = 'a session') => {
    let text = '';
    new RecordingWriter(
      {
        write: (part) => {
          text += part;
        },
      },
      title,
    ).begin({ ...HEAD, ...head });
    return text.split('\n');
  };

  test('has title, time, program, and what is hidden', () => {
    expect(headOf({})).toEqual([
      'title a session',
      'recorded 2026-11-23T03:00:00Z sscard 0.1.0',
      '# Secret bytes are hidden: ** in commands, ?? in answers.',
      '',
    ]);
  });

  test('says so when the card was simulated, and when nothing is hidden', () => {
    const [, recorded, remark] = headOf({ simulated: true, testKeys: true });
    expect(recorded).toBe('recorded 2026-11-23T03:00:00Z sscard 0.1.0 simulated test-keys');
    expect(remark).toMatch(/^# Nothing is hidden/);
  });

  test('says what was known of the card, and from what the choices at random came', () => {
    expect(headOf({ profile: 'gen3', seed: '0af1' })[1]).toBe(
      'recorded 2026-11-23T03:00:00Z sscard 0.1.0 profile=gen3 seed=0af1',
    );
  });

  test('a title stays one line', () => {
    expect(headOf({}, 'a\nsend 00 20\u0007 b')[0]).toBe('title a send 00 20 b');
  });
});

describe('an event', () => {
  test('an exchange is send, expect, took', () => {
    expect(
      linesOf({
        kind: 'exchange',
        command: bytes('0084000002'),
        response: bytes('01029000'),
        durationMs: 0.6125,
      }),
    ).toEqual(['send 00 84 00 00 02', 'expect 01 02 90 00', 'took 0.613 ms']);
  });

  test('a status word alone is no data, where a script would take any', () => {
    expect(linesOf({ kind: 'exchange', command: bytes('00A40000'), response: bytes('9000') })).toEqual([
      'send 00 A4 00 00',
      'expect empty 90 00',
    ]);
  });

  test('hidden bytes have no value', () => {
    expect(
      linesOf({
        kind: 'exchange',
        command: bytes('0020000003123456'),
        response: bytes('AABB9000'),
        hidden: { command: [{ offset: 5, count: 3 }], response: [{ offset: 0, count: 2 }] },
      }),
    ).toEqual(['send 00 20 00 00 03 ** ** **', 'expect ?? ?? 90 00']);
  });

  test('resets tell interface, kind, and the protocol when it is another', () => {
    const contactless = { ...POWERED, cardInterface: 'contactless', protocol: 'contactless' } as SessionEvent;
    const warm = { ...POWERED, resetKind: 'warm', answerToReset: bytes(''), durationMs: 2 } as SessionEvent;
    expect(linesOf(POWERED, POWERED, contactless, warm)).toEqual([
      'protocol T=0',
      'reset contact',
      `expect atr ${ATR}`,
      'reset contact',
      `expect atr ${ATR}`,
      'protocol contactless',
      'reset contactless',
      `expect atr ${ATR}`,
      'protocol T=0',
      'reset contact warm',
      'expect atr empty',
      'took 2.000 ms',
    ]);
  });

  test('what was no answer, and what was done to a simulated card', () => {
    expect(
      linesOf(
        { kind: 'tear', writes: 3 },
        { kind: 'failure', command: bytes('00D60000'), fault: 'torn' },
        { kind: 'failure', command: bytes('00B00000'), fault: 'NO_CARD' },
        { kind: 'power-off' },
        { kind: 'reset-failure', resetKind: 'cold', cardInterface: 'contact', fault: 'LINK_FAILED' },
      ),
    ).toEqual([
      'tear 3',
      'send 00 D6 00 00',
      'expect torn',
      'send 00 B0 00 00',
      'expect fault NO_CARD',
      'power off',
      'reset contact',
      'expect fault LINK_FAILED',
    ]);
  });

  test('a remark is a comment of one line', () => {
    let text = '';
    const writer = new RecordingWriter(
      {
        write: (part) => {
          text += part;
        },
      },
      'a session',
    );
    writer.remark('broken\noff');
    expect(text).toBe('title a session\n# broken off\n');
  });
});
