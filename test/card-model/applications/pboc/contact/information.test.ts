import { expect, it } from 'vitest';
import { CardVerificationResults } from '../../../../../card-model/applications/pboc/card-verification-results.js';
import {
  cryptogramInformation,
  noteFirst,
  noteSecond,
} from '../../../../../card-model/applications/pboc/contact/information.js';
import type { RiskFacts } from '../../../../../card-model/applications/pboc/contact/risk-facts.js';
import { DataObjects } from '../../../../../card-model/files/data-objects.js';
import { bytes, hex } from '../../../../support/hex.js';

const facts = (action: string) =>
  ({ directory: { objects: new DataObjects([{ tag: 0x9f52, value: bytes(action) }]) } }) as RiskFacts;

it.each([
  ['TC', 'FFFF', undefined, 0x40],
  ['ARQC', 'FFFF', undefined, 0x80],
  ['AAC', '0000', undefined, 0x00],
  ['AAC', '1000', undefined, 0x08],
  ['AAC', '0C00', undefined, 0x00],
  ['AAC', '0000', 'pin', 0x02],
  ['AAC', '0800', 'pin', 0x0a],
  ['AAC', '0400', 'pin', 0x02],
  ['AAC', '0000', 'issuer authentication', 0x03],
  ['AAC', '0400', 'issuer authentication', 0x0b],
] as const)('%s with ADA %s because of %s', (kind, action, reason, byte) => {
  expect(cryptogramInformation(kind, facts(action), reason)).toBe(byte);
});

it('the CVR tell both', () => {
  const results = new CardVerificationResults();
  noteFirst(results, 'ARQC');
  expect(hex(results.bytes)).toBe('03A00000');
  noteSecond(results, 'TC');
  expect(hex(results.bytes)).toBe('03600000');
  noteSecond(results, 'AAC');
  noteFirst(results, 'TC');
  expect(hex(results.bytes)).toBe('03100000');
});
