import { describe, expect, test } from 'vitest';
import { PaymentCard } from '../../../../../host-cli/terminal/payment/payment-card.js';
import { TerminalVerificationResults } from '../../../../../host-cli/terminal/payment/results/verification-results.js';
import {
  checkExceptionList,
  isSelected,
  manageTerminalRisk,
  readAmount,
  readDataObject,
} from '../../../../../host-cli/terminal/payment/risk/terminal-risk-management.js';
import { DEFAULT_CONFIGURATION } from '../../../../../host-cli/terminal/payment/terminal-configuration.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';
import { constantRandom, seededRandom } from '../../../../support/random.js';
import { scripted } from '../../link.js';

async function tvr(amount: string, card: Record<string, string>, answers: Record<string, string> = {}) {
  const data = new TransactionData();
  data.set(0x9f02, bytes(amount));
  for (const [tag, value] of Object.entries(card)) data.takeFromCard(Number.parseInt(tag, 16), bytes(value));
  const results = new TerminalVerificationResults();
  const paymentCard = new PaymentCard(scripted(answers));
  await manageTerminalRisk(paymentCard, data, DEFAULT_CONFIGURATION, seededRandom(), results);
  return hex(results.bytes);
}

test('the floor limit counts from the amount itself on', async () => {
  expect(await tvr('000000099999', {})).toBe('0000000000');
  expect(await tvr('000000100000', {})).toBe('0000008000');
});

describe('velocity: limits 2 and 5', () => {
  const limits = { '9F14': '02', '9F23': '05' };
  test.each([
    ['0003', '0001', '0000000000'],
    ['0004', '0001', '0000004000'],
    ['0006', '0001', '0000004000'],
    ['0007', '0001', '0000006000'],
    ['0001', '0000', '0008000000'],
    ['0001', '0001', '0000006000'],
  ])('ATC %s, last online %s', async (counter, last, expected) => {
    const answers = { '80CA9F36': `9F3602${counter}9000`, '80CA9F13': `9F1302${last}9000` };
    expect(await tvr('000000000001', limits, answers)).toBe(expected);
  });

  test('a card that does not tell has exceeded both', async () => {
    expect(await tvr('000000000001', limits)).toBe('0000006000');
  });
});

describe('random selection', () => {
  const shares = { targetPercent: 10, maximumPercent: 60, threshold: 1000 };
  const selectedOf = (amount: number): number => {
    const random = seededRandom(9);
    const rounds = Array.from({ length: 4000 }, () => isSelected(amount, 10_000, shares, random));
    return rounds.filter(Boolean).length / 40;
  };

  test('the target share below the threshold, rising to the maximum', () => {
    expect(selectedOf(500)).toBeGreaterThan(7);
    expect(selectedOf(500)).toBeLessThan(13);
    expect(selectedOf(5500)).toBeGreaterThan(30);
    expect(selectedOf(5500)).toBeLessThan(40);
    expect(selectedOf(9999)).toBeGreaterThan(55);
  });

  test('none where none is wanted', () => {
    const none = { targetPercent: 0, maximumPercent: 0, threshold: 0 };
    expect(isSelected(1, 10, none, constantRandom('0000'))).toBe(false);
  });
});

test('the exception list', () => {
  const data = new TransactionData();
  data.takeFromCard(0x5a, bytes('6231000000000000013F'));
  const results = new TerminalVerificationResults();
  const list = (...numbers: string[]) => ({ ...DEFAULT_CONFIGURATION, exceptionList: new Set(numbers) });
  expect(checkExceptionList(data, list('6231000000000000021'), results)).toBe(false);
  expect(checkExceptionList(data, list('6231000000000000013'), results)).toBe(true);
  expect(hex(results.bytes)).toBe('1000000000');
});

test('GET DATA: the object asked for, or nothing', async () => {
  const of = (answer: string) => new PaymentCard(scripted({ '80CA': answer }));
  expect(await readAmount(of('9F79060000000123459000'), 0x9f79)).toBe(12345);
  expect(await readAmount(of('9F790600000001234A9000'), 0x9f79)).toBeUndefined();
  expect(await readAmount(of('9F7905000001234590009000'), 0x9f79)).toBeUndefined();
  expect(await readDataObject(of('9F3602000190009000'), 0x9f36)).toBeUndefined();
  expect(await readDataObject(of('9F360200019000'), 0x9f79)).toBeUndefined();
  expect(await readDataObject(of('6A88'), 0x9f36)).toBeUndefined();
  expect(await readDataObject(of('9F36049000'), 0x9f36)).toBeUndefined();
});
