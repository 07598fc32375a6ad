import { expect, it } from 'vitest';
import { ADA } from '../../../../../apdu/payment/card-bits-table.js';
import {
  amountLimit,
  countLimit,
  countOf,
  defaultAction,
  dualTotalAbove,
  happened,
  readRiskFacts,
} from '../../../../../card-model/applications/pboc/contact/risk-facts.js';
import { PaymentSession } from '../../../../../card-model/applications/pboc/payment-session.js';
import { prepareDol, TerminalValues } from '../../../../../card-model/applications/pboc/terminal-values.js';
import { Directory } from '../../../../../card-model/files/directory.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { bytes } from '../../../../support/hex.js';
import { bankContents, withObjects } from '../../../../support/payment-card.js';

const LIST = prepareDol(bytes('9F02065F2A029F1A02'));

function read(sent: string, objects: Record<string, string> = {}, data: Record<string, unknown> = {}) {
  const contents = withObjects(bankContents(data), objects);
  const root = new Directory(contents.masterFile, undefined, (id) => gen3.application(id));
  const directory = root.directories.find(({ fid }) => fid === 0xdfa1)!;
  return readRiskFacts(directory, new PaymentSession(), new TerminalValues(LIST, bytes(sent)));
}

it('at home on a new card', () => {
  expect(read('00000000123401560156')).toMatchObject({
    amount: 1234,
    currency: 'home',
    convertedAmount: 1234,
    foreignCountry: false,
    sinceOnline: 0,
    newCard: true,
    pinTriesLeft: 3,
    pinExhaustedNow: false,
    scriptCount: 0,
  });
});

it('abroad, in other money, some transactions later', () => {
  const facts = read('00000000123408400840', { '9F13': '00FF', '9F36': '0102', C006: '04' });
  expect(facts).toMatchObject({
    currency: 'foreign',
    foreignCountry: true,
    sinceOnline: 3,
    newCard: false,
    scriptCount: 4,
  });
});

it('in the second currency', () => {
  const secondCurrency = { currency: '0344', conversionFactor: '10000009', cumulative: 1 };
  const facts = read('00000000100003440156', {}, { 'financial.secondCurrency': secondCurrency });
  expect(facts).toMatchObject({ currency: 'second', convertedAmount: 900 });
});

it('an amount that is none: no facts', () => {
  expect(read('00000000123A01560156')).toBeUndefined();
});

it('limits, counts and flags of the card; what it does not have', () => {
  const facts = read('00000000123401560156', { C003: '07', C005: '40', '9F52': '8000' })!;
  expect([countLimit(facts, 'LOWER_LIMIT'), countLimit(facts, 'DUAL_CURRENCY_LIMIT')]).toEqual([
    10,
    undefined,
  ]);
  expect([countOf(facts, 'FOREIGN_CURRENCY_COUNT'), countOf(facts, 'SECOND_CURRENCY')]).toEqual([7, 0]);
  expect([amountLimit(facts, 'CUMULATIVE_LIMIT'), amountLimit(facts, 'DUAL_CURRENCY_LIMIT')]).toEqual([
    100_000,
    undefined,
  ]);
  expect([happened(facts, 'ISSUER_AUTHENTICATION_FAILED'), happened(facts, 'SDA_FAILED')]).toEqual([
    true,
    false,
  ]);
  expect(defaultAction(facts, ADA.fields.AUTHENTICATION_FAILED_ONLINE)).toBe(true);
  expect(defaultAction(facts, ADA.fields.NEW_CARD_ONLINE)).toBe(false);
});

it('both currencies together against a limit: at it not, above it, without a factor', () => {
  const currency = { currency: '0344', conversionFactor: '10000009', cumulative: 1 };
  const second = (sent: string, objects: Record<string, string> = {}) =>
    read(sent, { C002: '000000000100', ...objects }, { 'financial.secondCurrency': currency })!;
  const inSecond = second('00000000100003440156');
  expect([999, 1000, undefined].map((limit) => dualTotalAbove(inSecond, limit))).toEqual([
    ...[true, false, false],
  ]);
  expect(dualTotalAbove(second('00000000100001560156'), 1099)).toBe(true);
  expect(dualTotalAbove(second('00000000100001560156'), 1100)).toBe(false);
  expect(dualTotalAbove(second('00000000100008400156'), 0)).toBe(false);
  expect(dualTotalAbove(second('00000000000103440156', { '9F73': 'FFFFFFFF' }), 999_999)).toBe(true);
  // A card that does not count both.
  expect(dualTotalAbove(read('00000000100001560156')!, 0)).toBe(false);
});
