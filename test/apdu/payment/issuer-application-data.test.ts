import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  decodeDiscretionaryData,
  decodeIssuerApplicationData,
  decodeIssuerDataTemplate,
  encodeDiscretionaryData,
  encodeIssuerApplicationData,
  encodeIssuerDataTemplate,
} from '../../../apdu/payment/issuer-application-data.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const SM = '07010103A00000040A010000010000AABBCCDD';

test('9F10 of the field', () => {
  const data = decodeIssuerApplicationData(fromHex(SM));
  expect(data).toMatchObject({ keyIndex: 1, cryptogramVersion: 1, algorithm: 4 });
  expect(toHex(data.cvr)).toBe('03A00000');
  expect(decodeDiscretionaryData(data.discretionary)).toEqual({
    id: 1,
    amounts: [10_000],
    mac: fromHex('AABBCCDD'),
  });
  expect(toHex(encodeIssuerApplicationData(data))).toBe(SM);
});

test('amounts go in as their low ten digits', () => {
  const bytes = encodeDiscretionaryData({ id: 3, amounts: [990_000_000_001, 2], mac: new Uint8Array(4) });
  expect(toHex(bytes)).toBe('03' + '0000000001' + '0000000002' + '00000000');
  expect(bytes).toHaveLength(15);
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['another fixed part', `06${SM.slice(2)}`],
    ['cut in the fixed part', SM.slice(0, 14)],
    ['CVR of another length', SM.replace('03A0', '04A0')],
    ['a byte too many', `${SM}00`],
    ['a byte too few', SM.slice(0, -2)],
    ['more than 32 bytes', `07010103A000000419${'00'.repeat(25)}`],
  ])('%s', (_what, hex) => {
    expectCodecError(() => decodeIssuerApplicationData(fromHex(hex)), 'ISSUER_DATA_INVALID');
  });

  test('discretionary data', () => {
    expectCodecError(() => decodeDiscretionaryData(fromHex('')), 'ISSUER_DATA_INVALID');
    expectCodecError(() => decodeDiscretionaryData(fromHex(`06${'00'.repeat(9)}`)), 'ISSUER_DATA_INVALID');
    expectCodecError(() => decodeDiscretionaryData(fromHex(`03${'00'.repeat(9)}`)), 'ISSUER_DATA_INVALID');
    expectCodecError(() => decodeDiscretionaryData(fromHex(`01FF${'00'.repeat(8)}`)), 'AMOUNT_INVALID');
    const mac = new Uint8Array(4);
    expectCodecError(() => encodeDiscretionaryData({ id: 1, amounts: [1, 2], mac }), 'ISSUER_DATA_INVALID');
    expectCodecError(
      () => encodeDiscretionaryData({ id: 1, amounts: [1], mac: new Uint8Array(3) }),
      'ISSUER_DATA_INVALID',
    );
  });
});

test('the template that a card stores', () => {
  const hex = '0701010300000004' + '0A01';
  expect(decodeIssuerDataTemplate(fromHex(hex))).toEqual({
    keyIndex: 1,
    cryptogramVersion: 1,
    algorithm: 4,
    discretionaryId: 1,
  });
  expect(toHex(encodeIssuerDataTemplate(decodeIssuerDataTemplate(fromHex(hex))))).toBe(hex);
  expect(decodeIssuerDataTemplate(fromHex(hex.slice(0, 16))).discretionaryId).toBeUndefined();
  for (const wrong of [
    '0701010300000004' + '0B01',
    '0701010300000004' + '0A',
    '0701010300000004' + '0A06',
    `${hex}00`,
  ])
    expectCodecError(() => decodeIssuerDataTemplate(fromHex(wrong)), 'ISSUER_DATA_INVALID');
});

test('laws: round trip; any bytes give data or CodecError', () => {
  const decoders = [decodeIssuerApplicationData, decodeDiscretionaryData, decodeIssuerDataTemplate];
  fc.assert(
    fc.property(anyBytes(40), (bytes) => {
      for (const decode of decoders) expectValueOrCodecError(() => decode(bytes));
    }),
  );
  const head = fromHex('07010103A00000');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 23 }), (tail) => {
      expectValueOrCodecError(() => {
        const bytes = Uint8Array.of(...head, 4, ...(tail.length === 0 ? [] : [tail.length, ...tail]));
        expect(toHex(encodeIssuerApplicationData(decodeIssuerApplicationData(bytes)))).toBe(toHex(bytes));
      });
    }),
  );
});
