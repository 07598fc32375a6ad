import { describe, expect, it } from 'vitest';
import {
  CASH_CHECKS,
  FIRST_CHECKS,
  runChecks,
} from '../../../../../card-model/applications/pboc/contact/first-checks.js';
import type { RiskFacts } from '../../../../../card-model/applications/pboc/contact/risk-facts.js';
import { Directory } from '../../../../../card-model/files/directory.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { bankContents, withObjects } from '../../../../support/payment-card.js';

/** Facts of a card that was approved online before and has nothing against the transaction. */
function facts(changes: Partial<RiskFacts> = {}, objects: Record<string, string> = {}): RiskFacts {
  const contents = withObjects(bankContents(), { '9F52': '0000', ...objects });
  const root = new Directory(contents.masterFile, undefined, (id) => gen3.application(id));
  const directory = root.directories.find(({ fid }) => fid === 0xdfa1)!;
  return {
    directory,
    amount: 1000,
    currency: 'home',
    convertedAmount: 1000,
    foreignCountry: false,
    sinceOnline: 1,
    newCard: false,
    pinTriesLeft: 3,
    pinExhaustedNow: false,
    scriptCount: 0,
    ...changes,
  };
}

function outcome(given: RiskFacts): { results: string[]; online: boolean; decline: boolean; block: boolean } {
  const results: string[] = [];
  return { ...runChecks(FIRST_CHECKS, given, ({ name }) => results.push(name.en)), results };
}

const QUIET = { results: [], online: false, decline: false, block: false };
const LIMITS = ['velocity checking counters or limits exceeded'];

it('nothing to say: nothing said', () => {
  expect(outcome(facts())).toEqual(QUIET);
});

it('electronic cash makes two of them: SDA and DDA of the last transaction', () => {
  expect(CASH_CHECKS.map(({ name }) => name)).toEqual(['SDA failed before', 'DDA failed before']);
});

it.each(FIRST_CHECKS.map((check) => [check.name, check] as const))(
  '%s has its names and source',
  (_name, check) => {
    expect(check.meaning.en && check.meaning.zh && check.source).toBeTruthy();
  },
);

describe('what earlier transactions left', () => {
  it.each([
    ['80', '0000', ['last online transaction not completed'], true],
    ['40', '0000', ['issuer authentication failed on the last online transaction'], false],
    ['40', '8000', ['issuer authentication failed on the last online transaction'], true],
    ['10', 'FFFF', ['offline static data authentication failed on the last transaction'], false],
    [
      '08',
      'FFFF',
      ['offline dynamic data authentication failed on the last transaction and it was declined'],
      false,
    ],
    ['20', '0000', ['an issuer script command failed on the last transaction'], false],
    ['20', '0008', ['an issuer script command failed on the last transaction'], true],
    ['04', 'FFFF', ['application blocked because PIN tries exceeded'], false],
  ])('history %s with ADA %s', (history, action, results, online) => {
    expect(outcome(facts({}, { C005: history, '9F52': action }))).toEqual({ ...QUIET, results, online });
  });
});

describe('velocity: at the limit nothing, above it the issuer', () => {
  it.each<[string, Partial<RiskFacts>, Record<string, string>]>([
    ['9F58', { sinceOnline: 10 }, {}],
    ['9F53', { currency: 'foreign' }, { C003: '04' }],
    ['9F72', { foreignCountry: true }, { C004: '04' }],
    ['9F54', { amount: 100_000 }, {}],
    ['9F54 with what was spent', { amount: 40_000 }, { C001: '000000060000' }],
  ])('%s, at it', (_name, changes, objects) => {
    expect(outcome(facts(changes, objects))).toEqual(QUIET);
  });
  it.each<[string, Partial<RiskFacts>, Record<string, string>]>([
    ['9F58', { sinceOnline: 11 }, {}],
    ['9F53', { currency: 'foreign' }, { C003: '05' }],
    ['9F53, the second currency too', { currency: 'second' }, { C003: '05' }],
    ['9F72', { foreignCountry: true }, { C004: '05' }],
    ['9F54', { amount: 100_001 }, {}],
    ['9F54 with what was spent', { amount: 40_001 }, { C001: '000000060000' }],
  ])('%s, above it', (_name, changes, objects) => {
    expect(outcome(facts(changes, objects))).toEqual({ ...QUIET, results: LIMITS, online: true });
  });
  it('counters of the foreign are not looked at at home', () => {
    expect(outcome(facts({}, { C003: 'FF', C004: 'FF' }))).toEqual(QUIET);
  });
  it('both currencies together against 9F75', () => {
    const contents = bankContents({
      'financial.secondCurrency': { currency: '0344', conversionFactor: '10000009', cumulative: 5000 },
    });
    const root = new Directory(contents.masterFile, undefined, (id) => gen3.application(id));
    const directory = root.directories.find(({ fid }) => fid === 0xdfa1)!;
    const of = (convertedAmount: number | undefined) =>
      outcome(facts({ directory, currency: 'second', convertedAmount })).online;
    expect([of(5000), of(5001), of(undefined)]).toEqual([false, true, true]);
    expect(outcome(facts({ directory, currency: 'foreign', convertedAmount: 9000 })).online).toBe(false);
  });
});

describe('new card and PIN', () => {
  it.each([
    ['0000', false],
    ['0200', true],
  ])('new card, ADA %s', (action, online) => {
    expect(outcome(facts({ newCard: true }, { '9F52': action }))).toEqual({
      ...QUIET,
      results: ['new card'],
      online,
    });
  });
  const exceeded = ['PIN try limit exceeded'];
  it.each([
    ['0000', {}],
    ['0080', { block: true }],
    ['0074', {}],
  ])('tries lost now, ADA %s', (action, wanted) => {
    const given = facts({ pinTriesLeft: 0, pinExhaustedNow: true }, { '9F52': action });
    expect(outcome(given)).toEqual({ ...QUIET, results: exceeded, ...wanted });
  });
  it.each([
    ['0000', {}],
    ['0080', {}],
    ['0040', { decline: true }],
    ['0020', { online: true }],
    ['0004', { decline: true, block: true }],
    ['0010', {}],
  ])('tries lost before, ADA %s', (action, wanted) => {
    expect(outcome(facts({ pinTriesLeft: 0 }, { '9F52': action }))).toEqual({
      ...QUIET,
      results: exceeded,
      ...wanted,
    });
  });
  it('a card without PIN has nothing to say', () => {
    expect(outcome(facts({ pinTriesLeft: undefined }, { '9F52': 'FFFF' }))).toEqual(QUIET);
  });
});
