import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { encodeTlv, parseTlv } from '../../../apdu/codec/ber-tlv.js';
import {
  type DirectoryApplication,
  directoryApplications,
  directoryEntry,
  parseDirectoryRecord,
} from '../../../apdu/payment/directory-entry.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const AID = fromHex('A000000333010101');
const record = (...applications: DirectoryApplication[]) =>
  encodeTlv({ tag: 0x70, children: applications.map(directoryEntry) });

test('a PSE record', () => {
  expect(parseDirectoryRecord(fromHex('701B61194F08A000000333010101500A50424F43204445424954870181'))).toEqual(
    [{ aid: AID, label: 'PBOC DEBIT', priority: 1, confirm: true }],
  );
});

test('an entry with everything comes back, and so does one with the least', () => {
  const full = {
    aid: AID,
    label: 'PBOC DEBIT',
    preferredName: '借记',
    priority: 15,
    confirm: false,
    kernel: Uint8Array.of(7),
  };
  const bare = { aid: AID, priority: 0, confirm: false };
  expect(parseDirectoryRecord(record(full, bare))).toEqual([full, bare]);
});

test('other objects beside the entries are passed over', () => {
  const nodes = parseTlv(fromHex('9F4D020B0A610A4F08A000000333010101'));
  expect(directoryApplications(nodes)).toHaveLength(1);
});

describe('refused', () => {
  test.each([
    ['nothing', '', 'TEMPLATE_INVALID'],
    ['another template', '7700', 'TEMPLATE_INVALID'],
    ['two records', '70007000', 'TEMPLATE_INVALID'],
    ['no AID', '70056103870101', 'TLV_TAG_MISSING'],
    ['an AID of 4 bytes', '700861064F04A0000003', 'TEMPLATE_INVALID'],
    ['an AID of 17 bytes', `701561134F11${'A0'.repeat(17)}`, 'TEMPLATE_INVALID'],
    ['an AID twice', '7010610E4F05A0000003334F05A000000333', 'TLV_TAG_REPEATED'],
  ] as const)('%s', (_what, hex, code) => {
    expectCodecError(() => parseDirectoryRecord(fromHex(hex)), code);
  });

  test('a priority of two bytes, a label of 17', () => {
    const entry = (tag: number, value: Uint8Array) =>
      encodeTlv({
        tag: 0x70,
        children: [
          {
            tag: 0x61,
            children: [
              { tag: 0x4f, value: AID },
              { tag, value },
            ],
          },
        ],
      });
    expectCodecError(() => parseDirectoryRecord(entry(0x87, new Uint8Array(2))), 'TEMPLATE_INVALID');
    expectCodecError(() => parseDirectoryRecord(entry(0x50, new Uint8Array(17))), 'TEMPLATE_INVALID');
  });
});

test('law: any bytes give entries or CodecError', () => {
  fc.assert(fc.property(anyBytes(80), (bytes) => expectValueOrCodecError(() => parseDirectoryRecord(bytes))));
});
