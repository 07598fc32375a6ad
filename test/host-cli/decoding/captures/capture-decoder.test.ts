import { describe, expect, test } from 'vitest';
import { CaptureWriter } from '../../../../apdu/recording/capture/capture-writer.js';
import type { SessionEvent } from '../../../../apdu/recording/session-event.js';
import { CaptureDecoder, isCapture } from '../../../../host-cli/decoding/captures/capture-decoder.js';
import { bytes } from '../../../support/hex.js';
import { entryText } from '../entry-text.js';
import { ethernet, gsmtap, ipv4, joined, pcapOf, udp } from './capture-bytes.js';

function told(capture: Uint8Array): string[] {
  const decoder = new CaptureDecoder(capture);
  const entries = [...decoder.push(capture)].map(entryText);
  decoder.end();
  return entries;
}

const frames = (...packets: Uint8Array[]) =>
  pcapOf(
    1,
    packets.map((packet) => ethernet(ipv4(udp(packet)))),
  );

describe('captures of others', () => {
  test('commands, answers and answers to reset; all else is left out', () => {
    const capture = frames(
      gsmtap(1, '3B00'),
      gsmtap(0, '00A4020002EF059000'),
      gsmtap(2, 'FF1011'),
      Uint8Array.of(1, 2, 3),
      gsmtap(0, '00B2010400'),
      gsmtap(0, ''),
    );
    expect(isCapture(capture)).toBe(true);
    expect(told(capture)).toEqual([
      'reset 3B00',
      '00A4020002EF05 9000',
      '00B2010400 alone: cut in the capture',
    ]);
  });

  test('a capture without a card says so', () => {
    expect(() => told(frames(Uint8Array.of(1, 2)))).toThrow(
      'none of the 1 packets of the capture is of a card',
    );
    expect(() => told(pcapOf(1, []))).toThrow('none of the 0 packets');
  });
});

describe('captures of this project come back as they were', () => {
  const ATR = bytes('3B6D000000815443538660510100000001');
  const exchange = (command: string, response: string): SessionEvent => ({
    kind: 'exchange',
    command: bytes(command),
    response: bytes(response),
  });
  const reset: SessionEvent = {
    kind: 'reset',
    resetKind: 'cold',
    cardInterface: 'contact',
    protocol: 'T=0',
    answerToReset: ATR,
  };

  function written(...events: SessionEvent[]): string[] {
    const parts: Uint8Array[] = [];
    const writer = new CaptureWriter(
      { write: (part) => parts.push(part) },
      { title: 'T', program: 'sscard', testKeys: false, epochMs: 0 },
    );
    for (const event of events) writer.event(event);
    return told(joined(...parts));
  }

  test.each([
    ['00440000', '9000'],
    ['00B2070400', '07094131303030303031359000'],
    ['00B2070410', '6C0B'],
    ['00A4020002EF05', '9000'],
    ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF00', '6F009000'],
    ['0088000002A1A2', '01020304050607089000'],
    ['00B000000000FF', `${'11'.repeat(255)}9000`],
    [`00D6000000 0101 ${'22'.repeat(257)}`.replaceAll(' ', ''), '9000'],
    ['00A4', '6700'],
    ['0020000004', '6700'],
    [`00D60000F0${'33'.repeat(240)}`, '6982'],
  ])('%s', (command, response) => {
    expect(written(exchange(command, response))).toEqual([`${command} ${response}`]);
  });

  test('an Le behind data may be lost where no dissector reads the command', () => {
    expect(written(exchange('0088000002A1A208', '01029000'))[0]).toMatch(/^0088000002A1A2(08)? 01029000$/);
  });

  test('resets, faults, power and secrets', () => {
    expect(
      written(
        reset,
        {
          kind: 'exchange',
          command: bytes('0020000003246813'),
          response: bytes('9000'),
          hidden: { command: [{ offset: 5, count: 3 }] },
        },
        {
          kind: 'exchange',
          command: bytes('00B0000002'),
          response: bytes('11229000'),
          hidden: { response: [{ offset: 0, count: 2 }] },
        },
        { kind: 'failure', command: bytes('00B2010400'), fault: 'torn' },
        { kind: 'power-off' },
        { kind: 'tear', writes: 3 },
        { kind: 'reset-failure', resetKind: 'cold', cardInterface: 'contact', fault: 'NO_CARD' },
      ),
    ).toEqual([
      'reset 3B6D000000815443538660510100000001',
      '00200000032A2A2A 9000 hidden data',
      '00B0000002 2A2A9000 hidden answer',
      '00B2010400 alone: the card lost its power',
      'remark power off',
      'remark power is to go after 3 writes',
      'remark cold reset, contact interface: no answer: NO_CARD',
    ]);
  });
});
