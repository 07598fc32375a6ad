import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  type CommandApdu,
  CommandView,
  commandFromView,
  decodeCommand,
  encodeCommand,
} from '../../../apdu/codec/command-apdu.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const header = { cla: 0x00, ins: 0xb0, p1: 0x01, p2: 0x02 };
const data = (length: number) => new Uint8Array(length).fill(0x5a);

const anyCommand: fc.Arbitrary<CommandApdu> = fc
  .record({
    cla: fc.nat(255),
    ins: fc.nat(255),
    p1: fc.nat(255),
    p2: fc.nat(255),
    data: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constantFrom(0, 1, 255, 256, 257, 65_535).map(data)),
    ne: fc.oneof(fc.integer({ min: 0, max: 65_536 }), fc.constantFrom(0, 1, 255, 256, 257, 65_535, 65_536)),
    extended: fc.boolean(),
  })
  .map(({ extended, ...command }) => {
    const fits = command.data.length <= 255 && command.ne <= 256;
    const hasLength = command.data.length > 0 || command.ne > 0;
    return { ...command, form: !fits || (extended && hasLength) ? 'extended' : 'short' };
  });

describe('laws', () => {
  test('decode(encode(x)) is x', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(decodeCommand(encodeCommand(command))).toEqual(command);
      }),
    );
  });

  test('encode(decode(bytes)) is the bytes, for any bytes that are a command', () => {
    fc.assert(
      fc.property(anyBytes(12), (bytes) => {
        if (new CommandView().parse(bytes)) expect(encodeCommand(decodeCommand(bytes))).toEqual(bytes);
        else expectCodecError(() => decodeCommand(bytes), 'COMMAND_MALFORMED');
      }),
    );
  });

  test('any bytes give a command or a CodecError', () => {
    fc.assert(fc.property(anyBytes(), (bytes) => expectValueOrCodecError(() => decodeCommand(bytes))));
  });
});

describe('coding', () => {
  test.each([
    [0, 0, '00B00102'],
    [0, 1, '00B0010201'],
    [0, 255, '00B00102FF'],
    [0, 256, '00B0010200'],
    [0, 257, '00B00102000101'],
    [0, 65_535, '00B0010200FFFF'],
    [0, 65_536, '00B00102000000'],
    [1, 0, '00B00102015A'],
    [1, 256, '00B00102015A00'],
    [1, 257, '00B001020000015A0101'],
    [1, 65_536, '00B001020000015A0000'],
    [255, 256, `00B00102FF${'5A'.repeat(255)}00`],
    [256, 0, `00B00102000100${'5A'.repeat(256)}`],
    [257, 1, `00B00102000101${'5A'.repeat(257)}0001`],
    [65_535, 65_536, `00B0010200FFFF${'5A'.repeat(65_535)}0000`],
  ])('Nc %i, Ne %i takes the short form where it fits', (nc, ne, hex) => {
    expect(toHex(encodeCommand({ ...header, data: data(nc), ne }))).toBe(hex);
  });

  test('the extended form on request', () => {
    expect(toHex(encodeCommand({ ...header, form: 'extended' }))).toBe('00B00102');
    expect(toHex(encodeCommand({ ...header, ne: 1, form: 'extended' }))).toBe('00B00102000001');
    expect(toHex(encodeCommand({ ...header, data: data(1), form: 'extended' }))).toBe('00B001020000015A');
  });

  test('what cannot be written is refused', () => {
    expectCodecError(() => encodeCommand({ ...header, cla: 256 }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(() => encodeCommand({ ...header, p1: -1 }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(() => encodeCommand({ ...header, ne: 1.5 }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(() => encodeCommand({ ...header, ne: 65_537 }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(() => encodeCommand({ ...header, data: data(65_536) }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(() => encodeCommand({ ...header, ne: 257, form: 'short' }), 'COMMAND_OUT_OF_RANGE');
    expectCodecError(
      () => encodeCommand({ ...header, data: data(256), form: 'short' }),
      'COMMAND_OUT_OF_RANGE',
    );
  });

  test.each([
    ['00A4', 'at least 4 bytes', 2],
    ['00A4040002AA', 'says 2 data bytes', 4],
    ['00A404000001', 'only 2 are there', 4],
    ['00A404000000005A', 'extended Lc is 0', 5],
    ['00A404000000025A', 'says 2 data bytes', 5],
  ])('the error about %s says what is wrong and where', (hex, words, offset) => {
    expect(
      expectCodecError(() => decodeCommand(fromHex(hex)), 'COMMAND_MALFORMED', offset).message,
    ).toContain(words);
  });

  test('decoded data are a copy', () => {
    const bytes = fromHex('00A4000002AABB');
    const view = new CommandView();
    view.parse(bytes);
    const command = commandFromView(view);
    bytes.fill(0);
    expect(toHex(command.data)).toBe('AABB');
  });
});
