import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '../../../../apdu/bytes.js';
import { type CaptureNotes, CaptureWriter } from '../../../../apdu/recording/capture/capture-writer.js';
import type { SessionEvent } from '../../../../apdu/recording/session-event.js';
import { bytes, filled, hex } from '../../../support/hex.js';
import { describeWithPrograms } from '../../../support/programs.js';
import { anySession, POWERED } from '../../../support/recordings.js';
import { dissect, TSHARK } from '../../../support/tshark.js';

const EPOCH_MS = Date.UTC(2026, 10, 23, 3, 0, 0);

function captureOf(events: readonly SessionEvent[], notes: Partial<CaptureNotes> = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const writer = new CaptureWriter(
    { write: (part) => parts.push(part) },
    { title: 'a session', program: 'sscard 0.1.0', testKeys: false, epochMs: EPOCH_MS, ...notes },
  );
  for (const event of events) writer.event(event);
  return concatBytes(...parts);
}

const exchange = (command: string, response: string): SessionEvent & { kind: 'exchange' } => {
  return { kind: 'exchange', command: bytes(command), response: bytes(response) };
};

const PIN: SessionEvent = {
  ...exchange('0020000003123456', '9000'),
  hidden: { command: [{ offset: 5, count: 3 }] },
};

describe('a capture', () => {
  test('says in its head what it is and what is hidden', () => {
    const text = Buffer.from(captureOf([])).toString('latin1');
    expect(text).toMatch(/a session\nSecret bytes are hidden: each is 2A \(\*\)/);
    expect(text).toMatch(/sscard 0\.1\.0/);
    expect(Buffer.from(captureOf([], { testKeys: true })).toString('latin1')).toMatch(/Nothing is hidden/);
  });

  test('holds no secret, and as many bytes in its place', () => {
    const text = hex(captureOf([PIN]));
    expect(text).not.toContain('123456');
    expect(text).toContain('00200000032A2A2A9000');
  });

  test('holds what is no secret as it is', () => {
    expect(hex(captureOf([exchange('0020000003123456', '9000')]))).toContain('00200000031234569000');
  });

  test('a hidden byte in it changes nothing of the event', () => {
    captureOf([PIN]);
    expect(hex((PIN as { command: Uint8Array }).command)).toBe('0020000003123456');
  });
});

describeWithPrograms('Wireshark', [TSHARK], () => {
  test('sees each exchange: instruction, data, status word, time', async () => {
    const packets = await dissect(
      captureOf([
        { ...POWERED, startedAtMs: 0 },
        { ...exchange('00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '611E'), startedAtMs: 1.234 },
        { ...exchange('00A4000002EF05', '9000'), startedAtMs: 2500 },
        { ...exchange('00B2070400', '0708AA9000'), startedAtMs: 61_000.5 },
      ]),
    );
    expect(packets.map(({ protocols }) => protocols)).toEqual(Array(4).fill('raw:ip:udp:gsmtap:gsm_sim'));
    expect(packets.map(({ time }) => Number(time) - EPOCH_MS / 1000)).toEqual([
      0,
      expect.closeTo(0.001234, 6),
      2.5,
      expect.closeTo(61.0005, 6),
    ]);
    expect(packets[0]!.comment).toBe('cold reset, contact interface, T=0: the answer to reset');
    expect(packets[1]!.fields).toMatchObject({
      'gsm_sim.apdu.ins': '0xa4',
      'gsm_sim.aid': '7378312e73682ec9e7bbe1b1a3d5cf',
      'gsm_sim.apdu.sw': '0x611e',
    });
    expect(packets[2]!.fields).toMatchObject({ 'gsm_sim.file_id': '0xef05', 'gsm_sim.apdu.sw': '0x9000' });
    expect(packets[3]!.fields).toMatchObject({
      'gsm_sim.apdu.ins': '0xb2',
      'gsm_sim.record_nr': '7',
      'gsm_sim.apdu.data': '0708aa',
      'gsm_sim.apdu.sw': '0x9000',
    });
    for (const { fields } of packets) {
      expect(fields).toMatchObject({ 'ip.checksum.status': '1', 'udp.checksum.status': '1' });
    }
  });

  test.each([0, 1, 255, 256, 257])('answers and commands of %i bytes', async (length) => {
    const data = filled(length, '5A');
    const lengthField =
      length > 255 ? `00${length.toString(16).padStart(4, '0')}` : hex(Uint8Array.of(length));
    const events = [
      exchange(length === 256 ? '00B0000000' : `00B00000${lengthField}`, `${data}9000`),
      exchange(length === 0 ? '00B00000' : `00D60000${lengthField}${data}`, '9000'),
      exchange('00B0000000', `${length > 256 ? '' : data}6282`),
    ];
    const packets = await dissect(captureOf(events));
    expect(packets.map(({ fields }) => [fields['gsm_sim.apdu.ins'], fields['gsm_sim.apdu.sw']])).toEqual([
      ['0xb0', '0x9000'],
      [length === 0 ? '0xb0' : '0xd6', '0x9000'],
      ['0xb0', '0x6282'],
    ]);
  });

  test('is told what it cannot read, in a comment, with the bytes as they are', async () => {
    const [authenticate, short, torn, off, tear, failed] = await dissect(
      captureOf([
        exchange('0088000002AABB', '6108'),
        exchange('00A4', '6700'),
        { kind: 'failure', command: bytes('00D6000001AA'), fault: 'torn' },
        { kind: 'power-off' },
        { kind: 'tear', writes: 2 },
        { kind: 'reset-failure', resetKind: 'warm', cardInterface: 'contact', fault: 'NO_CARD' },
      ]),
    );
    expect(authenticate).toMatchObject({
      protocols: 'exported_pdu:data',
      comment: 'command of 7 bytes, answer of 2',
      fields: { 'data.data': '0088000002aabb6108' },
    });
    expect(short!.fields['data.data']).toBe('00a46700');
    expect(torn).toMatchObject({
      comment: 'no answer: the card lost its power',
      fields: { 'data.data': '00d6000001aa' },
    });
    expect(off!.comment).toBe('power off');
    expect(tear!.comment).toBe('power is to go after 2 writes');
    expect(failed!.comment).toBe('warm reset, contact interface: no answer: NO_CARD');
  });

  test('is told what stands otherwise than it was sent, and what is hidden', async () => {
    const [refused, pin] = await dissect(captureOf([exchange('00B0000010', '6982'), PIN]));
    expect(refused!.comment).toBe('sent as 00 B0 00 00 10');
    expect(pin!.comment).toBe('3 secret bytes of the command are written as 2A');
  });

  test('sees the largest exchange there is, which no UDP packet holds', async () => {
    const command = `00B60000 00FFFF ${filled(65_535, 'AA')} 0000`;
    const [largest] = await dissect(captureOf([exchange(command, `${filled(65_536, 'BB')}9000`)]));
    expect(largest).toMatchObject({
      protocols: 'exported_pdu:gsm_sim',
      fields: { 'gsm_sim.apdu.ins': '0xb6', 'gsm_sim.apdu.sw': '0x9000' },
    });
  });

  test('stumbles over no session', async () => {
    const sessions = fc.sample(anySession, 150);
    const events = [...sessions.flat(), ...fc.sample(anyCase, 1500)];
    expect(await dissect(captureOf(events))).toHaveLength(events.length);
  });
});

/** Commands of every case and instruction, with answers of every kind. */
const anyCase: fc.Arbitrary<SessionEvent> = fc
  .record({
    header: fc.tuple(
      fc.constantFrom(0x00, 0x04, 0x40, 0x80, 0x84, 0xa0, 0xff),
      fc.integer({ min: 0, max: 255 }),
      fc.oneof(fc.constantFrom(0, 3, 4, 8, 9, 0x80), fc.integer({ min: 0, max: 255 })),
      fc.integer({ min: 0, max: 255 }),
    ),
    data: fc.uint8Array({ maxLength: 300 }),
    le: fc.option(fc.integer({ min: 0, max: 255 })),
    answer: fc.uint8Array({ maxLength: 260 }),
    refused: fc.boolean(),
  })
  .map(({ header, data, le, answer, refused }): SessionEvent => {
    const isExtended = data.length > 255;
    const length = isExtended ? [0, data.length >> 8, data.length & 0xff] : [data.length];
    const body = data.length === 0 ? [] : [...length, ...data];
    const end = le === null ? [] : isExtended ? [0, le] : [le];
    const response = refused ? bytes('6982') : Uint8Array.of(...answer, 0x90, 0x00);
    return { kind: 'exchange', command: Uint8Array.of(...header, ...body, ...end), response };
  });
