import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordingReader, readRecording } from '../../../apdu/recording/read-recording.js';
import type { RecordedEvent } from '../../../apdu/recording/recording-parser.js';
import { RecordingWriter } from '../../../apdu/recording/recording-writer.js';
import type { SessionEvent } from '../../../apdu/recording/session-event.js';
import { anySession, recordingOf } from '../../support/recordings.js';

function written(events: readonly SessionEvent[]): string {
  let text = '';
  const writer = new RecordingWriter(
    {
      write: (part) => {
        text += part;
      },
    },
    'a session',
  );
  writer.begin({ program: 'sscard 0.1.0', simulated: true, testKeys: false });
  for (const event of events) writer.event(event);
  return text;
}

const withoutLine = ({ line: _, ...event }: RecordedEvent): SessionEvent => event as SessionEvent;

describe('what is written is read again', () => {
  test('any session, cut anywhere', () => {
    fc.assert(
      fc.property(anySession, fc.integer({ min: 1, max: 200 }), (events, partLength) => {
        const text = written(events);
        const parts = text.match(new RegExp(`[^]{1,${partLength}}`, 'g')) ?? [];
        const read = [...readRecording(parts, 'a.rec')];
        expect(read.map(withoutLine)).toEqual(events);
        const lines = text.split('\n');
        for (const { line, kind } of read) {
          expect(lines[line - 1]).toMatch(/^(reset|send|power|tear)/);
          if (kind === 'exchange') expect(lines[line - 1]).toMatch(/^send/);
        }
      }),
    );
  });

  test('the same events of parts that come when they come', async () => {
    await fc.assert(
      fc.asyncProperty(anySession, async (events) => {
        const text = written(events);
        const parts = (async function* () {
          for (const character of text) yield character;
        })();
        const reader = new RecordingReader('a.rec');
        const read: RecordedEvent[] = [];
        for await (const event of reader.eventsAsync(parts)) read.push(event);
        expect(read).toEqual([...readRecording([text], 'a.rec')]);
        expect(reader.header).toMatchObject({ title: 'a session', program: 'sscard 0.1.0', simulated: true });
      }),
      { numRuns: 20 },
    );
  });
});

describe('the reading of a long recording', () => {
  /** The same 64 KiB again and again, as a file would give them. */
  function* endless(megabytes: number): Generator<string> {
    yield recordingOf();
    const exchange = `send 00 B0 00 00 ${'5A '.repeat(200)}\nexpect ${'A5 '.repeat(240)}90 00\ntook 0.100 ms\n`;
    const part = exchange.repeat(Math.ceil(65_536 / exchange.length));
    for (let length = 0; length < megabytes * 1e6; length += part.length) yield part;
  }

  test('takes no more memory than that of a short one', () => {
    let count = 0;
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    for (const event of readRecording(endless(50), 'a.rec')) {
      if (event.kind === 'exchange') count++;
      if (count % 5000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(count).toBeGreaterThan(30_000);
    // Kept whole, the bytes alone would be 16 million, and the text 50.
    expect(most).toBeLessThan(40_000_000);
  });

  test('ends when nobody wants more', () => {
    let closed = false;
    const parts = (function* () {
      try {
        yield* endless(50);
      } finally {
        closed = true;
      }
    })();
    for (const event of readRecording(parts, 'a.rec')) if (event.line > 100) break;
    expect(closed).toBe(true);
  });
});
