import { describe, expect, test, vi } from 'vitest';
import { observeSession } from '../../../apdu/recording/observe-session.js';
import { readRecording } from '../../../apdu/recording/read-recording.js';
import { RecordingWriter } from '../../../apdu/recording/recording-writer.js';
import { ReplayTransport, type ReplayTransportOptions } from '../../../apdu/recording/replay-transport.js';
import { StrictReplay } from '../../../apdu/recording/strict-replay.js';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { createCard } from '../../../card-model/index.js';
import { readHolder } from '../../../host-cli/terminal/index.js';
import { bytes, hex } from '../../support/hex.js';
import { recordingOf } from '../../support/recordings.js';

function replayOf(text: string, options?: ReplayTransportOptions): ReplayTransport {
  return new ReplayTransport(new StrictReplay(readRecording([text], 'a.rec'), 'a.rec'), options);
}

const replay = (lines: readonly string[], options?: ReplayTransportOptions): ReplayTransport =>
  replayOf(recordingOf(...lines), options);

const READS = [
  'send 00 B0 00 00 01',
  'expect AA 90 00',
  'took 0.4 ms',
  'send 00 B0 00 01 01',
  'expect BB 90 00',
  'took 0.7 ms',
];

/** Text of the recording of what `work` does with a simulated card. */
async function recorded(work: (transport: Transport) => Promise<unknown>): Promise<string> {
  let text = '';
  const writer = new RecordingWriter(
    {
      write: (part) => {
        text += part;
      },
    },
    'a session',
  );
  writer.begin({ program: 'test', simulated: true, testKeys: true });
  const { transport } = observeSession({ transport: connectInProcess(createCard()) }, (event) =>
    writer.event(event),
  );
  await work(transport);
  return text;
}

describe('the recording of a session answers as the card did', () => {
  test('to a reading of the holder', async () => {
    let live: unknown;
    const text = await recorded(async (transport) => {
      live = await readHolder(transport, { all: true });
    });
    const transport = replayOf(text);
    expect(await readHolder(transport, { all: true })).toEqual(live);
  });

  test('over both interfaces, with resets between', async () => {
    const work = async (transport: Transport): Promise<string[]> => {
      const seen = [hex(transport.answerToReset), transport.protocol];
      for (const step of ['contact', 'contactless', 'contactless', 'contact'] as const) {
        seen.push(hex(await transport.reset('cold', step)), transport.protocol);
        seen.push(hex(await transport.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'))));
        seen.push(hex(await transport.transmit(bytes('0084000008'))), hex(await transport.reset('warm')));
      }
      return seen;
    };
    let live: string[] = [];
    const text = await recorded(async (transport) => {
      live = await work(transport);
    });
    expect(await work(replayOf(text))).toEqual(live);
  });
});

describe('a replay as a transport', () => {
  test('answers in the order of the calls', async () => {
    const transport = replay(READS);
    const answers = await Promise.all([
      transport.transmit(bytes('00B0000001')),
      transport.transmit(bytes('00B0000101')),
    ]);
    expect(answers.map(hex)).toEqual(['AA9000', 'BB9000']);
  });

  test('rejects where the recording differs', async () => {
    await expect(replay(READS).transmit(bytes('00A40000'))).rejects.toMatchObject({
      code: 'RECORDING_DIFFERS',
    });
    await expect(replay(READS).reset('warm')).rejects.toMatchObject({ code: 'RECORDING_DIFFERS' });
  });

  test('carries what is wrong with the recording', async () => {
    const transport = replay([...READS, 'send 00 A4 0']);
    await transport.transmit(bytes('00B0000001'));
    const failed = expect(
      transport.transmit(bytes('00B0000101')).then(() => transport.transmit(bytes('00A40000'))),
    );
    await failed.rejects.toMatchObject({ code: 'LINK_FAILED', cause: expect.any(ScriptError) });
  });

  test('is closed once, and tells where the recording goes on', async () => {
    const closed = vi.fn();
    const transport = replay(READS, { closed });
    await transport.transmit(bytes('00B0000001'));
    await transport.close();
    await transport.close();
    expect(closed.mock.calls).toEqual([[9]]);
    await expect(transport.transmit(bytes('00B0000101'))).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(transport.reset()).rejects.toMatchObject({ code: 'CLOSED' });
  });

  test('tells nothing of what cannot be read any more', async () => {
    const closed = vi.fn();
    const transport = replay(['took 1 ms', 'sned 00'], { closed });
    await transport.close();
    expect(closed.mock.calls).toEqual([[undefined]]);
  });
});

describe('the time of a replay', () => {
  test('is none', async () => {
    const transport = replay(['send 00 B0 00 00', 'expect 9000', 'took 99999999 ms']);
    await transport.transmit(bytes('00B00000'));
  });

  test('is that of the card when it is wanted; what no timer can do is added up', async () => {
    const wait = vi.fn(async () => undefined);
    const transport = replay(READS, { wait });
    await Promise.all([transport.transmit(bytes('00B0000001')), transport.transmit(bytes('00B0000101'))]);
    expect(wait).toHaveBeenCalledTimes(1);
    const [waited] = wait.mock.calls[0] as unknown as [number];
    expect(waited).toBeCloseTo(1.1);
  });

  test('passes before an error too', async () => {
    const wait = vi.fn(async () => undefined);
    const transport = replay(['send 00 D6 00 00', 'expect torn', 'took 5 ms'], { wait });
    await expect(transport.transmit(bytes('00D60000'))).rejects.toThrow(/lost its power/);
    expect(wait).toHaveBeenCalledTimes(1);
  });
});
