import { expect, it } from 'vitest';
import { OBJECT, objectOfTag } from '../../../../../card-model/applications/pboc/objects.js';
import { bankObjects } from '../../../../../card-model/applications/pboc/personalisation/bank-objects.js';
import { staticDataOf } from '../../../../../card-model/applications/pboc/personalisation/fill-bank.js';
import type { FinancialData } from '../../../../../card-model/applications/pboc/personalisation/financial-data.js';
import { findCredentials } from '../../../../../card-model/applications/pboc/personalisation/find-credentials.js';
import { demonstrationData } from '../../../../../card-model/personalisation/demonstration.js';
import { rsa } from '../../../../../crypto/default-suite.js';
import { hex } from '../../../../support/hex.js';

const demonstration = demonstrationData().financial!;
const credentials = findCredentials(demonstration, staticDataOf(demonstration));

function objects(changes: Partial<FinancialData> = {}, keys = credentials): Map<number, string> {
  const made = bankObjects({ ...demonstration, ...changes }, { name: '张三' }, keys);
  return new Map(made.map(({ tag, value }) => [tag, hex(value)]));
}

it('every object is in the table and has its length', () => {
  for (const [tag, value] of objects()) {
    const entry = objectOfTag(tag)!;
    expect(entry, tag.toString(16)).toBeDefined();
    if (entry.bytes !== undefined) expect(value.length / 2, tag.toString(16)).toBe(entry.bytes);
    expect(entry.computed).toBeUndefined();
    // What one PUT DATA of the personalisation can carry.
    expect(value.length / 2).toBeLessThanOrEqual(238);
  }
});

it('AIP and AFL of both sets', () => {
  const held = objects();
  expect([0x9104, 0x9105, 0x9203, 0x9204, 0x9207, 0x9208].map((tag) => held.get(tag))).toEqual([
    '7D0008010200100105001801020120010100',
    '7D0008010200400103001801020120010100',
    '7C000801020010010200380102015001030028010100',
    '7C000801020040010100380102014801020028010100',
    '7C0010010200380101015001020028010100',
    '7C0040010100380101014801010028010100',
  ]);
  expect([held.get(0x9200), held.get(0x9201)]).toEqual(['07010103000000010A01', '07010103000000040A01']);
});

it('a long RSA key has the signature in SFI 6', () => {
  const privateKey = { algorithm: 'RSA' as const, privateKey: rsa.generateKey({ bits: 1152 }) };
  const held = objects({}, { international: { ...credentials.international!, privateKey } });
  expect(held.get(0x9207)).toBe('7C001001020038010101500102003001010028010100');
  expect(held.has(0x9208)).toBe(false);
});

it('what the data say, and what they leave out', () => {
  const held = objects({ '9F63': 'AB'.repeat(16), discretionary: '04', cvn: '17' });
  expect(held.get(OBJECT.PRODUCT.tag)).toBe('AB'.repeat(16));
  expect(held.get(0x9200)).toBe('07011703000000010F04');
  expect(objects().has(OBJECT.PRODUCT.tag)).toBe(false);
  expect(objects().has(OBJECT.SECOND_CURRENCY.tag)).toBe(false);
  const second = { currency: '0344', conversionFactor: '10000009', cumulative: 5000 };
  const two = objects({ secondCurrency: second });
  expect([two.get(0x9f76), two.get(0x9f73), two.get(0x9f75), two.get(0xdf71)]).toEqual([
    ...['0344', '10000009', '000000005000', undefined],
  ]);
});

it('segmented charging: stored as the data say, nothing used', () => {
  const tags = [OBJECT.SEGMENTED_CHARGE.tag, OBJECT.DEPOSIT_LIMIT.tag, OBJECT.DEPOSIT_USED.tag];
  const held = objects({ segmentedCharge: { flags: '82', depositLimit: 20_000 } });
  expect(tags.map((tag) => held.get(tag))).toEqual(['82', '000000020000', '000000000000']);
  expect(tags.some((tag) => objects().has(tag))).toBe(false);
});
