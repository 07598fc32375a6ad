import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { type RecordRequest, SessionRecorder } from '../../../host-cli/recording/session-recorder.js';
import { bytes } from '../../support/hex.js';
import { describeWithPrograms } from '../../support/programs.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { dissectFile, TSHARK } from '../../support/tshark.js';

const folder = useTemporaryFolder();
const ABOUT = { verb: 'sscard test', program: 'sscard 0.1.0', address: 'sim:/home/li/card.img' };
const VERIFY = bytes('0020000003123456');

async function kept(request: RecordRequest, about = ABOUT): Promise<void> {
  const recorder = new SessionRecorder(request, about);
  const card = createCard();
  const { transport } = recorder.watch({ transport: connectInProcess(card) }, card.profile);
  await transport.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
  await transport.transmit(VERIFY);
  await transport.reset('warm');
  recorder.close();
  recorder.close();
  await transport.transmit(bytes('0084000008'));
}

const recordedText = (): string => readFileSync(folder.path('a.rec'), 'utf8');

describe('a session is kept', () => {
  test('as a recording, until the end', async () => {
    await kept({ record: folder.path('a.rec') });
    expect(recordedText()).toMatch(
      /^title sscard test, the card at sim:card\.img\nrecorded \S+ sscard 0\.1\.0 profile=gen3\n# Secret.*\nprotocol T=0\nreset contact\nexpect atr 3B/,
    );
    expect(recordedText()).toMatch(
      /send 00 20 00 00 03 \*\* \*\* \*\*\nexpect empty 63 C5\ntook [\d.]+ ms\nreset contact warm/,
    );
    expect(recordedText()).not.toMatch(/00 84 00 00 08|12 34 56/);
  });

  test('with its secrets, when they are declared test keys', async () => {
    await kept({ record: folder.path('a.rec'), testKeys: true });
    expect(recordedText()).toMatch(/^recorded .* test-keys\n# Nothing is hidden/m);
    expect(recordedText()).toContain('send 00 20 00 00 03 12 34 56');
  });

  test('over a recording that was there', async () => {
    await kept({ record: folder.path('a.rec') }, { ...ABOUT, verb: 'before' });
    await kept({ record: folder.path('a.rec') });
    expect(recordedText()).not.toContain('before');
  });

  test('with a card that can be torn', () => {
    const recorder = new SessionRecorder({ record: folder.path('a.rec') }, ABOUT);
    const transport = connectInProcess(createCard());
    const nothing = (): void => undefined;
    const atr = (): Uint8Array => transport.answerToReset;
    const controls = { powerOff: nothing, powerOn: atr, tearAfter: nothing, remove: nothing, insert: atr };
    const card = recorder.watch({ transport, controls }, undefined);
    card.controls!.powerOff();
    card.controls!.insert();
    recorder.close();
    expect(recordedText()).toMatch(/sscard 0\.1\.0 simulated\n/);
    expect(recordedText()).toMatch(/\npower off\nreset contact\n/);
  });
});

describeWithPrograms('Wireshark', [TSHARK], () => {
  test('sees the session at its time, without its secrets', async () => {
    const before = Date.now() / 1000;
    await kept({ pcap: folder.path('a.pcap') });
    const packets = await dissectFile(folder.path('a.pcap'));
    expect(packets.map(({ fields }) => fields['gsm_sim.apdu.ins'])).toEqual(['0x6d', '0xa4', '0x20', '0x6d']);
    expect(packets[2]!.comment).toMatch(/^3 secret bytes/);
    for (const { time } of packets) {
      expect(Number(time)).toBeGreaterThan(before - 1);
      expect(Number(time)).toBeLessThan(Date.now() / 1000 + 1);
    }
    expect(readFileSync(folder.path('a.pcap')).includes(Buffer.from('123456', 'hex'))).toBe(false);
  });
});

describe('nothing is begun', () => {
  test.each<[string, (path: string) => RecordRequest, RegExp]>([
    ['with one path for both', (path) => ({ record: path, pcap: path }), /two files/],
    ['over a script', (path) => ({ record: path }), /is no recording/],
    ['over a script, for a capture', (path) => ({ pcap: path }), /is no capture/],
  ])('%s', (_what, request, message) => {
    writeFileSync(folder.path('tour.apdu'), 'title A tour\n');
    expect(() => new SessionRecorder(request(folder.path('tour.apdu')), ABOUT)).toThrow(UsageError);
    expect(() => new SessionRecorder(request(folder.path('tour.apdu')), ABOUT)).toThrow(message);
    expect(folder.names()).toEqual(['tour.apdu']);
  });

  test.each<[string, () => RecordRequest]>([
    ['a recording', () => ({ record: '/dev/full' })],
    ['a capture', () => ({ record: folder.path('a.rec'), pcap: '/dev/full' })],
    [
      'a folder that is not there',
      () => ({ record: folder.path('a.rec'), pcap: folder.path('no', 'a.pcap') }),
    ],
  ])('where %s cannot be written, before the card is touched', (_what, request) => {
    expect(() => new SessionRecorder(request(), ABOUT)).toThrow(FileError);
    expect(folder.names()).toEqual([]);
  });

  test('and nothing left, when there was no card', () => {
    const recorder = new SessionRecorder(
      { record: folder.path('a.rec'), pcap: folder.path('a.pcap') },
      ABOUT,
    );
    expect(folder.names()).toHaveLength(2);
    recorder.close();
    expect(folder.names()).toEqual([]);
  });
});

test('a program that is ended keeps what there is, and says so', async () => {
  const before = process.listeners('exit');
  const recorder = new SessionRecorder({ record: folder.path('a.rec') }, ABOUT);
  const added = process.listeners('exit').filter((listener) => !before.includes(listener));
  const { transport } = recorder.watch({ transport: connectInProcess(createCard()) }, undefined);
  await transport.transmit(bytes('0084000008'));
  for (const listener of added) listener(0);
  expect(recordedText()).toMatch(/send 00 84 00 00 08\n.*\n.*\n# broken off: the program was ended here\n$/);
  expect(folder.names()).toEqual(['a.rec']);
});
