import { describe, expect, test } from 'vitest';
import { PAY_USAGE, PayWordError, readPayWords } from '../../../host-cli/script-verbs/pay-words.js';

const read = (text: string) => readPayWords(text.split(' '));

test('words in any order', () => {
  expect(read('12.34')).toEqual({ options: { amount: '12.34' }, pin: 'right', reachesIssuer: true });
  expect(read('contactless online 5 international wrong-pin no-issuer date 20261122')).toEqual({
    options: { online: true, amount: '5', algorithm: 'international' },
    cardInterface: 'contactless',
    pin: 'wrong',
    reachesIssuer: false,
    date: '20261122',
  });
});

test.each([
  ['load 50', { load: '50' }],
  ['unblock-pin', { unblockPin: true }],
  ['unblock-application', { unblockApplication: true }],
  ['change-pin', { changePin: true }],
  ['replace-pin', { replacePin: true }],
  [
    '1 currency 0840 cvm-limit 100 floor-limit 2 aid A000000333',
    { amount: '1', currency: '0840', cvmLimit: '100', floorLimit: '2', aid: 'A000000333' },
  ],
  [
    '1 sm no-electronic-cash contactless-debit-credit offline-only',
    { amount: '1', algorithm: 'sm', electronicCash: false, contactlessDebitCredit: true, offlineOnly: true },
  ],
])('%s', (text, options) => {
  expect(read(text).options).toEqual(options);
});

test.each([
  ['1234 fen', { amount: '12.34' }],
  ['fen', {}],
  ['5 fen', { amount: '0.05' }],
  ['load 0 fen', { load: '0.00' }],
  ['12.34 fen', { amount: '12.34' }],
])('whole fen: %s', (text, options) => {
  expect(read(text).options).toEqual(options);
});

describe('what the holder enters', () => {
  test.each([
    ['1', 'right'],
    ['1 no-pin', 'none'],
    ['1 other-pin', 'other'],
  ] as const)('%s', (text, pin) => {
    expect(read(text).pin).toBe(pin);
  });
});

describe('refuses', () => {
  test.each([
    ['1 tomorrow', 1, "pay does not know 'tomorrow'"],
    ['1 date', 2, 'date needs what stands behind it'],
    ['135792pin', 0, ''],
  ])('%s', (text, index, message) => {
    if (message === '') {
      expect(read(text).options).toEqual({ amount: '135792pin' });
      return;
    }
    try {
      read(text);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PayWordError);
      expect(error).toMatchObject({ index, message: expect.stringContaining(message) });
    }
  });
});

test('the usage names every word', () => {
  for (const word of ['load', 'change-pin', 'contactless', 'international', 'currency X', 'fen', 'no-issuer'])
    expect(PAY_USAGE).toContain(word);
});
