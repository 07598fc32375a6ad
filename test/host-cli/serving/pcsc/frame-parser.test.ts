import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameParser, MAXIMUM_WAITING_BYTES } from '../../../../host-cli/serving/pcsc/frame-parser.js';
import {
  MAXIMUM_DATA_BYTES,
  MESSAGES,
  type MessageName,
} from '../../../../host-cli/serving/pcsc/message-table.js';
import { hex } from '../../../support/hex.js';
import { encodeRequest } from '../../../support/pcsc-client.js';

const violation = expect.objectContaining({ code: 'PROTOCOL_VIOLATION' });

function parseAll(parser: FrameParser, chunks: readonly Uint8Array[]): string[] {
  const frames: string[] = [];
  for (const chunk of chunks) {
    parser.append(Buffer.from(chunk));
    for (let frame = parser.next(6); frame !== undefined; frame = parser.next(6)) {
      frames.push(`${frame.message.code} ${hex(frame.body)} ${hex(frame.data)}`);
    }
  }
  return frames;
}

const request = fc.oneof(
  fc
    .constantFrom<MessageName>('VERSION', 'STOP_WAITING', 'CONNECT', 'GET_ATTRIBUTE')
    .map((name) => encodeRequest(name)),
  fc
    .uint8Array({ maxLength: 3000 })
    .map((data) => encodeRequest('TRANSMIT', { card: 1, sendLength: data.length }, data)),
);

describe('FrameParser', () => {
  test('gives the same requests however the bytes are divided', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), fc.array(fc.nat(9000)), (requests, cuts) => {
        const all = Buffer.concat(requests);
        const places = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
        const chunks = places.slice(1).map((end, index) => all.subarray(places[index], end));
        expect(parseAll(new FrameParser(), chunks)).toEqual(
          requests.flatMap((one) => parseAll(new FrameParser(), [one])),
        );
        expect(parseAll(new FrameParser(), chunks)).toHaveLength(requests.length);
      }),
    );
  });

  test.each([0, 1, 255, 256, 257, 65_535, 65_536, MAXIMUM_DATA_BYTES])('takes %i bytes of data', (count) => {
    const parser = new FrameParser();
    parser.append(encodeRequest('TRANSMIT', { sendLength: count }, new Uint8Array(count).fill(7)));
    expect(parser.next(4)!.data).toEqual(Buffer.alloc(count, 7));
  });

  test('refuses too much data before it comes', () => {
    const parser = new FrameParser();
    parser.append(encodeRequest('TRANSMIT', { sendLength: MAXIMUM_DATA_BYTES + 1 }));
    expect(() => parser.next(4)).toThrow(violation);
    const control = new FrameParser();
    control.append(encodeRequest('CONTROL', { sendLength: 0xffff_ffff }));
    expect(() => control.next(4)).toThrow(violation);
  });

  test.each(Object.entries(MESSAGES))(
    'refuses %s with another size of its body, by the header alone',
    (_name, message) => {
      for (const size of [message.bodyBytes + 1, message.bodyBytes - 1, 0xffff_ffff]) {
        const header = Buffer.alloc(8);
        header.writeUInt32LE(size >>> 0);
        header.writeUInt32LE(message.code, 4);
        const parser = new FrameParser();
        parser.append(header);
        expect(() => parser.next(6)).toThrow(violation);
      }
    },
  );

  test.each([0, 3, 0x0c, 0x0e, 0x18, 0xffff_ffff])('refuses command %i', (code) => {
    const header = Buffer.alloc(8);
    header.writeUInt32LE(code, 4);
    const parser = new FrameParser();
    parser.append(header);
    expect(() => parser.next(6)).toThrow(violation);
  });

  test('a command is unknown in the versions before it', () => {
    for (const [name, message] of Object.entries(MESSAGES)) {
      for (const minor of [4, 5, 6] as const) {
        const parser = new FrameParser();
        parser.append(encodeRequest(name as MessageName));
        if (minor >= message.since) expect(parser.next(minor)).toBeDefined();
        else expect(() => parser.next(minor)).toThrow(violation);
      }
    }
  });

  test('does not keep more than anybody needs', () => {
    const parser = new FrameParser();
    const chunk = Buffer.alloc(1000);
    expect(() => {
      for (let count = 0; count <= MAXIMUM_WAITING_BYTES; count += chunk.length) parser.append(chunk);
    }).toThrow(violation);
  });
});
