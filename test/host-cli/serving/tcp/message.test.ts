import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import {
  decodeError,
  decodeGreeting,
  decodeHello,
  encodeError,
  encodeMessage,
  greetingBody,
  helloBody,
} from '../../../../host-cli/serving/tcp/message.js';
import { MAXIMUM_BODY_BYTES } from '../../../../host-cli/serving/tcp/protocol.js';

const SSCARD = '535343415244';
const NONCE = '000102030405060708090A0B0C0D0E0F';

test.each([
  [0x03, '', '0000000103'],
  [0x05, '0084000008', '00000006050084000008'],
])('message %i with %s is %s', (kind, body, bytes) => {
  expect(toHex(encodeMessage(kind, fromHex(body)))).toBe(bytes);
});

describe('GREETING', () => {
  test.each([
    [false, '00'],
    [true, '01'],
  ])('token required: %s', (tokenRequired, flags) => {
    const body = greetingBody({ tokenRequired, nonce: fromHex(NONCE) });
    expect(toHex(body)).toBe(`${SSCARD}0001${flags}${NONCE}`);
    expect(decodeGreeting(body)).toEqual({ version: 1, tokenRequired, nonce: fromHex(NONCE) });
  });

  test('of another version tells the version, whatever follows', () => {
    expect(decodeGreeting(fromHex(`${SSCARD}0102FFFF`))).toMatchObject({ version: 0x0102 });
  });

  test.each([
    '',
    SSCARD,
    `${SSCARD}00`,
    `${SSCARD}000100`,
    `${SSCARD}000100${NONCE}00`,
    `535343415254000100${NONCE}`,
  ])('%s is none', (hex) => {
    expect(decodeGreeting(fromHex(hex))).toBeUndefined();
  });
});

describe('HELLO', () => {
  test.each([0, 32])('with a proof of %i bytes', (length) => {
    const proof = new Uint8Array(length).fill(7);
    expect(decodeHello(helloBody(proof))).toEqual({ version: 1, proof });
  });

  test.each([1, 31, 33])('a proof of %i bytes is none', (length) => {
    expect(decodeHello(helloBody(new Uint8Array(length)))).toBeUndefined();
  });

  test('of another version tells the version', () => {
    expect(decodeHello(fromHex(`${SSCARD}000207`))).toMatchObject({ version: 2 });
  });
});

describe('ERROR', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z_]{1,40}$/),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        (code, message) => {
          expect(decodeError(encodeError({ code, message }).subarray(5))).toEqual({ code, message });
        },
      ),
    );
  });

  test('never is longer than a message may be', () => {
    const bytes = encodeError({ code: 'X'.repeat(300), message: '卡'.repeat(40_000) });
    expect(bytes.length).toBe(5 + MAXIMUM_BODY_BYTES);
  });

  test('any bytes can be read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (body) => {
        expect(typeof decodeError(body).code).toBe('string');
      }),
    );
  });
});
