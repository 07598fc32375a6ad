import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessKind } from '../../../host-cli/decoding/guess-kind.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

test.each([
  ['9000', 'status'],
  ['6A82', 'status'],
  ['63C5', 'status'],
  ['3B6D000000815443538660510100000001', 'atr'],
  ['3BED000001008154435386605101000000019E', 'atr'],
  ['3B8D8001008154435386605101000000017E', 'atr'],
  ['127877810200815443538660510100000001', 'ats'],
  [`00A404000F${AID.SSSE}`, 'command'],
  ['0020000003246813', 'command'],
  ['805E010007246813FF975318', 'command'],
  ['00C000001E', 'command'],
  ['84240000040000ABCD', 'command'],
  [`${SSSE_FCI}9000`, 'response'],
  ['07094131303030303031359000', 'response'],
  ['11223344556677886A82', 'response'],
  [SSSE_FCI, 'tlv'],
  ['0709413130303030303135', 'tlv'],
  ['060420360101', 'tlv'],
  ['9F790600000000100000', 'tlv'],
  ['95050400008000', 'tlv'],
  ['82027C00', 'tlv'],
  ['9F100807010103A0000004', 'tlv'],
  ['9F38039F3704', 'tlv'],
  ['8A023030', 'tlv'],
  ['770482027C00', 'tlv'],
  ['80A8000002830000', 'command'],
  ['80AE800000', 'command'],
  ['04DA9F790A00000001500011223344', 'command'],
])('%s is taken for a %s', (text, kind) => {
  expect(guessKind(bytes(text))).toBe(kind);
});

test.each(['', '00', '1234', 'FFFFFF'])('%j is nothing known', (text) => {
  expect(guessKind(bytes(text))).toBeUndefined();
});

test('law: any bytes are taken for something or nothing, without a fault', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (data) => void guessKind(data)));
});
