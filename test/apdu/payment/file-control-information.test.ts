import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { encodeTlv, type TlvInput } from '../../../apdu/codec/ber-tlv.js';
import { parsePaymentFci } from '../../../apdu/payment/file-control-information.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const NAME = fromHex('A000000333010101');
const object = (tag: number, hex: string): TlvInput => ({ tag, value: fromHex(hex) });
const fci = (...proprietary: TlvInput[]) =>
  encodeTlv({
    tag: 0x6f,
    children: [
      { tag: 0x84, value: NAME },
      { tag: 0xa5, children: proprietary },
    ],
  });

test('an application: BF0C last or first', () => {
  const discretionary = {
    tag: 0xbf0c,
    children: [object(0x9f4d, '0B0A'), object(0xdf4d, '0C0A'), object(0xdf61, '82')],
  };
  for (const bytes of [
    fci(object(0x50, '50'), object(0x9f38, '9F3704'), discretionary),
    fci(discretionary, object(0x50, '50'), object(0x9f38, '9F3704')),
  ]) {
    const parsed = parsePaymentFci(bytes);
    expect(parsed).toMatchObject({
      name: NAME,
      pdol: fromHex('9F3704'),
      log: { sfi: 11, records: 10 },
      loadLog: { sfi: 12, records: 10 },
      applications: [],
    });
    expect(toHex(parsed.objects.get(0xdf61)!)).toBe('82');
    expect(parsed.directorySfi).toBeUndefined();
  }
});

test('a PSE', () => {
  expect(parsePaymentFci(fci(object(0x88, '01'), object(0x5f2d, '7A68'))).directorySfi).toBe(1);
});

test('a PPSE', () => {
  const entry = { tag: 0x61, children: [{ tag: 0x4f, value: NAME }, object(0x87, '01')] };
  const { applications, objects } = parsePaymentFci(fci({ tag: 0xbf0c, children: [entry, entry] }));
  expect(applications).toHaveLength(2);
  expect(applications[0]).toEqual({ aid: NAME, priority: 1, confirm: false });
  expect(objects.size).toBe(0);
});

describe('refused', () => {
  test.each([
    ['nothing', '', 'TEMPLATE_INVALID'],
    ['another template', '7000', 'TEMPLATE_INVALID'],
    ['something behind it', '6F006F00', 'TEMPLATE_INVALID'],
    ['no name', '6F02A500', 'TEMPLATE_INVALID'],
    ['an empty name', '6F048400A500', 'TEMPLATE_INVALID'],
    ['no A5', '6F038401A0', 'TLV_TAG_MISSING'],
    ['two names', '6F088401A08401A0A500', 'TLV_TAG_REPEATED'],
  ] as const)('%s', (_what, hex, code) => {
    expectCodecError(() => parsePaymentFci(fromHex(hex)), code);
  });

  test('values', () => {
    expectCodecError(() => parsePaymentFci(fci(object(0x88, '0B'))), 'TEMPLATE_INVALID');
    expectCodecError(() => parsePaymentFci(fci(object(0x88, '0101'))), 'TEMPLATE_INVALID');
    expectCodecError(() => parsePaymentFci(fci(object(0x9f4d, '0B'))), 'LOG_INVALID');
    expectCodecError(() => parsePaymentFci(fci(object(0x50, '41'), object(0x50, '41'))), 'TLV_TAG_REPEATED');
  });
});

test('law: any bytes, and a good FCI with any one byte changed, give an FCI or CodecError', () => {
  const good = fci(object(0x88, '01'), { tag: 0xbf0c, children: [object(0x9f4d, '0B0A')] });
  const changed = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => {
    return good.map((own, index) => (index === at ? byte : own));
  });
  fc.assert(
    fc.property(fc.oneof(anyBytes(80), changed), (bytes) => {
      expectValueOrCodecError(() => parsePaymentFci(bytes));
    }),
  );
});
