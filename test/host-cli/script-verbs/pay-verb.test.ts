import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { parseCardData, personalise } from '../../../card-model/index.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { payVerb } from '../../../host-cli/script-verbs/pay-verb.js';
import { demonstrationWith } from '../../support/demonstration.js';
import { everything, nothing, ranWith } from './verb-run.js';

const DAY = 'date 20261122101112';
const ran = (lines: readonly string[], resources = everything, options = {}) =>
  ranWith(payVerb(resources), lines, options);

test('a payment without contacts, over contacts, and a load', async () => {
  const { passed, steps } = await ran([
    `pay 12.34 contactless ${DAY}`,
    'check $pay.outcome = approved',
    'check $pay.code = APPROVED_OFFLINE',
    'check $pay.interface = contactless',
    'check $pay.path = fast-payment',
    'check $pay.kind = TC',
    'check $pay.counter = 1',
    'check $pay.algorithm = SM4',
    'check $pay.balance-after = 18766',
    `pay 10 contact international ${DAY}`,
    'check $pay.path = electronic-cash',
    'check $pay.algorithm = 3DES',
    'check $pay.balance-before = 18766',
    'check $pay.balance-after = 17766',
    `pay load 50 ${DAY}`,
    'check $pay.code = SERVICE_DONE',
    'check $pay.online = yes',
    'check $pay.verdict = right',
  ]);
  expect(steps.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(passed).toBe(true);
  expect(steps[0]!.message).toBe('approved: approved offline');
});

test('the bank remembers: the PIN is changed, and changed back', async () => {
  const { passed } = await ran([
    `pay change-pin ${DAY}`,
    'check $pay.outcome = approved',
    `pay 2000 online no-electronic-cash ${DAY}`,
    'check $pay.outcome = declined',
    `pay change-pin other-pin ${DAY}`,
    'check $pay.outcome = approved',
    `pay 2000 online no-electronic-cash ${DAY}`,
    'check $pay.outcome = approved',
  ]);
  expect(passed).toBe(true);
});

test('PIN and keys stand in no message', async () => {
  const { steps } = await ran([
    `pay 2000 wrong-pin online no-electronic-cash ${DAY}`,
    `pay change-pin ${DAY}`,
  ]);
  expect(JSON.stringify(steps.map(({ message }) => message))).not.toMatch(/135792|635792|864207|13847BB3/);
});

test('a card without bank application: absent facts are empty', async () => {
  const contents = personalise(gen2, parseCardData(demonstrationWith()));
  const { passed } = await ran(
    [`pay 1 ${DAY}`, 'check $pay.code = NO_APPLICATION', 'check $pay.kind = ""', 'check $pay.status != 9000'],
    everything,
    { card: createCard({ contents }) },
  );
  expect(passed).toBe(true);
});

describe('without the keys of the bank', () => {
  test('offline payments go on', async () => {
    const { passed } = await ran(
      [`pay 1 contactless ${DAY}`, 'check $pay.outcome = approved', 'check $pay.verdict = ""'],
      nothing,
    );
    expect(passed).toBe(true);
  });

  test.each([`pay 1 online ${DAY}`, `pay load 1 ${DAY}`, `pay unblock-pin ${DAY}`])(
    '%s is refused',
    async (line) => {
      await expect(ran([line], nothing)).rejects.toThrow(
        /a\.apdu:1:1: the script uses 'pay', .*financial\.keys/,
      );
    },
  );

  test('or fails the step where words are variables', async () => {
    expect(await ran(['set amount = 1', `pay $amount online ${DAY}`], nothing)).toMatchObject({
      steps: [{}, { outcome: 'failed', message: expect.stringContaining('financial.keys') }],
    });
  });
});

describe('wrong words', () => {
  test.each([
    ['pay', /say what to do/],
    ['pay 1 tomorrow', /a\.apdu:1:7: pay does not know 'tomorrow'/],
    ['pay 1 date', /a\.apdu:1:11: date needs/],
    ['pay 1.234', /write an amount with at most two decimals/],
    ['pay 1 load 2', /cannot be used together/],
    ['pay 1 date 20261332', /--date/],
    ['pay 1 online offline-only', /contradict/],
  ])('%s', async (line, message) => {
    await expect(ran([line])).rejects.toThrow(message);
  });

  test('a new PIN needs the old one', async () => {
    const { bankPin: _pin, ...withoutPin } = everything.keyFile!;
    expect(await ran([`pay change-pin ${DAY}`], { ...everything, keyFile: withoutPin })).toMatchObject({
      steps: [{ outcome: 'failed', message: expect.stringContaining('SSCARD_BANK_PIN') }],
    });
  });
});
