import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeNewFile,
  encodeNewFile,
  FILE_KIND_CODE,
  KEY_RECORD_BYTES,
  type NewFile,
} from '../../../card-model/files/file-coding.js';
import {
  type AccessRule,
  allOf,
  anyOf,
  CONTACT,
  key,
  PIN,
} from '../../../card-model/security/access-rule.js';
import { bytes, hex } from '../../support/hex.js';

// ssc-card.md 3, T514 rows; 38 is ISO/IEC 7816-4 table 14.
it('the first byte of each kind', () => {
  expect(FILE_KIND_CODE).toEqual({
    ...{ internal: 0xc3, transparent: 0xc4, 'linear-fixed': 0xc5, 'linear-variable': 0xc6, cyclic: 0xc7 },
    directory: 0x38,
  });
  expect(KEY_RECORD_BYTES).toBe(0x18);
});

const rules = { read: anyOf(PIN, key(0x81)), update: allOf(CONTACT, key(0x83)) };
const examples: readonly [NewFile, string][] = [
  [
    { kind: 'transparent', fid: 0xef08, bytes: 0x1000, rules, issuerData: false },
    'C4 EF08 1000 00 0681FFFF 0583FFFF FFFF',
  ],
  [
    { kind: 'cyclic', fid: 0xef07, maximumRecords: 4, recordBytes: 0x55, rules, issuerData: true },
    'C7 EF07 0455 01 0681FFFF 0583FFFF FFFF',
  ],
  [{ kind: 'internal', fid: 0x0001, keyRoom: 56 }, 'C3 0001 3818 00 FFFFFFFF FFFFFFFF FFFF'],
  [
    { kind: 'directory', fid: 0xddf1, application: 1, headOfApplication: true },
    `38 DDF1 01 01 ${'FF'.repeat(11)}`,
  ],
  [
    { kind: 'directory', fid: 0xdf01, aid: bytes('D15600000500'), application: 1, headOfApplication: false },
    `38 DF01 01 00 ${'FF'.repeat(11)} D15600000500`,
  ],
];

it.each(examples)('%j', (file, coding) => {
  expect(hex(encodeNewFile(file))).toBe(coding.replaceAll(' ', ''));
  expect(decodeNewFile(bytes(coding))).toEqual(file);
});

const rule = fc.constantFrom<AccessRule>(
  'always',
  'never',
  PIN,
  CONTACT,
  key(0x04),
  rules.read,
  rules.update,
);
const fid = fc.nat(0xffff);
const header = { fid, rules: fc.record({ read: rule, update: rule }), issuerData: fc.boolean() };
const newFile: fc.Arbitrary<NewFile> = fc.oneof(
  fc.record({
    kind: fc.constant('transparent' as const),
    bytes: fc.integer({ min: 1, max: 0x7fff }),
    ...header,
  }),
  fc.record({
    kind: fc.constantFrom('linear-fixed' as const, 'linear-variable' as const, 'cyclic' as const),
    maximumRecords: fc.integer({ min: 1, max: 0xfe }),
    recordBytes: fc.integer({ min: 2, max: 0xff }),
    ...header,
  }),
  fc.record({ kind: fc.constant('internal' as const), fid, keyRoom: fc.integer({ min: 1, max: 0xff }) }),
  fc.record(
    {
      kind: fc.constant('directory' as const),
      fid,
      aid: fc.uint8Array({ minLength: 5, maxLength: 16 }),
      application: fc.nat(0xff),
      headOfApplication: fc.boolean(),
      blocked: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'fid', 'application', 'headOfApplication'] },
  ),
);

describe('laws', () => {
  it('what is encoded is decoded as it was', () => {
    fc.assert(
      fc.property(newFile, (file) => {
        expect(decodeNewFile(encodeNewFile(file))).toEqual(file);
      }),
    );
  });

  it('any bytes are no file, or the coding of the file they decode to', () => {
    const random = fc.uint8Array({ minLength: 0, maxLength: 34 });
    // Mostly almost right: bytes of a coding with one byte altered, taken away or added.
    const near = fc.tuple(newFile, fc.nat(33), fc.nat(0xff)).map(([file, at, byte]) => {
      const coding = encodeNewFile(file);
      if (at < coding.length) coding[at] = byte;
      return at < coding.length ? coding : at % 2 ? coding.slice(0, -1) : Uint8Array.of(...coding, byte);
    });
    fc.assert(
      fc.property(fc.oneof(random, near), (data) => {
        const file = decodeNewFile(data);
        if (file) expect(encodeNewFile(file)).toEqual(data);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('what cannot be told to CREATE FILE', () => {
  it.each([
    ['a rule without coding', { ...rules, read: allOf(key(1), key(2)) }, 2],
    ['records of 256 bytes', rules, 256],
  ])('%s: RangeError', (_title, someRules, recordBytes) => {
    const file = { kind: 'linear-variable', fid: 1, maximumRecords: 1, issuerData: false } as const;
    expect(() => encodeNewFile({ ...file, rules: someRules, recordBytes })).toThrow(RangeError);
  });
});
