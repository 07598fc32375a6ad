import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  caKeys,
  chosenAid,
  givenTasks,
  paymentTask,
  paymentTime,
  terminalConfiguration,
  terminalRandom,
} from '../../../host-cli/input/pay-arguments.js';
import { bytes } from '../../support/hex.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

describe('one thing at a time', () => {
  test('what is to be done', () => {
    expect(paymentTask({ amount: '12.34' })).toEqual({ service: 'purchase', request: { amount: 1234 } });
    expect(paymentTask({ amount: '1', currency: '840' }).request).toEqual({ amount: 100, currency: '0840' });
    expect(paymentTask({ load: '50' })).toEqual({
      service: 'load',
      request: { amount: 5000, transactionType: 0x60 },
    });
    expect(paymentTask({ unblockPin: true })).toMatchObject({
      service: 'unblock-pin',
      request: { amount: 0 },
    });
    expect(paymentTask({ unblockApplication: true })).toMatchObject({ service: 'unblock-application' });
    expect(paymentTask({ changePin: true })).toEqual({ service: 'change-pin', request: { amount: 0 } });
    expect(paymentTask({ replacePin: true })).toMatchObject({ service: 'replace-pin' });
    expect(givenTasks({ amount: '1', changePin: true })).toEqual(['--amount', '--change-pin']);
  });

  test('nothing, two things, no amount', () => {
    expect(() => paymentTask({})).toThrow(/say what to do/);
    expect(() => paymentTask({ amount: '1', load: '1' })).toThrow(/cannot be used together/);
    expect(() => paymentTask({ changePin: true, replacePin: true, unblockPin: true })).toThrow(
      '--change-pin, --replace-pin and --unblock-pin cannot be used together',
    );
  });

  test.each(['1,50', 'abc', '-5', '', '1.234', '.5', '99999999999', '1e3', ' 1'])(
    'no amount: %j',
    (amount) => {
      expect(() => paymentTask({ amount })).toThrow(/^--amount is ".*"; write an amount/);
    },
  );

  test('the largest amount that 9F02 holds', () => {
    expect(paymentTask({ amount: '9999999999.99' }).request.amount).toBe(999_999_999_999);
    expect(paymentTask({ amount: '0.5' }).request.amount).toBe(50);
  });

  test.each([
    ['840', '0840'],
    ['0840', '0840'],
    ['usd', '0840'],
    ['CNY', '0156'],
    ['0999', '0999'],
  ])('currency %s', (currency, number) => {
    expect(paymentTask({ amount: '1', currency }).request.currency).toBe(number);
  });

  test.each(['XYZ', '1840', '12345', ''])('no currency: %j', (currency) => {
    expect(() => paymentTask({ amount: '1', currency })).toThrow(/--currency is .*0840.*USD/);
  });
});

describe('the terminal', () => {
  const tapped = { pinPad: true, contactless: true };

  test('limits: 1000 contactless, none over contacts, or as given', () => {
    expect(terminalConfiguration({}, tapped).verificationLimit).toBe(100_000);
    expect(terminalConfiguration({}, { ...tapped, contactless: false }).verificationLimit).toBe(0);
    expect(terminalConfiguration({ cvmLimit: '5', floorLimit: '6' }, tapped)).toMatchObject({
      verificationLimit: 500,
      floorLimit: 600,
    });
  });

  test('online, offline, algorithms, name', () => {
    const given = {
      offlineOnly: true,
      algorithm: 'international',
      merchant: '书店',
      electronicCash: false,
    } as const;
    expect(terminalConfiguration(given, { ...tapped, pinPad: false })).toMatchObject({
      offlineOnly: true,
      algorithms: 'international',
      merchantName: '书店',
      electronicCash: false,
      pinPad: false,
    });
    expect(() => terminalConfiguration({ online: true, offlineOnly: true }, tapped)).toThrow(/contradict/);
  });

  test('debit/credit over contactless', () => {
    expect(terminalConfiguration({}, tapped).contactlessDebitCredit).toBe(false);
    const given = { contactlessDebitCredit: true } as const;
    expect(terminalConfiguration(given, tapped).contactlessDebitCredit).toBe(true);
  });

  test('the random selection', () => {
    const selection = (randomOnline: string) =>
      terminalConfiguration({ randomOnline }, tapped).randomSelection;
    expect(selection('20')).toEqual({ targetPercent: 20, maximumPercent: 20, threshold: 0 });
    expect(selection('20,50,100')).toEqual({ targetPercent: 20, maximumPercent: 50, threshold: 10_000 });
    for (const wrong of ['', '100', '-1', '20,10,5', '20,50', 'some']) {
      expect(() => selection(wrong)).toThrow(/--random-online/);
    }
    expect(() => selection('20,50,x')).toThrow(/threshold/);
  });

  test('the exception list', () => {
    writeFileSync(folder.path('list'), '# lost\n6231 0000 0000 0000 013\n\n');
    const { exceptionList } = terminalConfiguration({ exceptionList: folder.path('list') }, tapped);
    expect(exceptionList).toEqual(new Set(['6231000000000000013']));
    writeFileSync(folder.path('list'), '12AB');
    expect(() => terminalConfiguration({ exceptionList: folder.path('list') }, tapped)).toThrow(/entry 1/);
  });
});

describe('random numbers', () => {
  test('are random, and two seeds apart', () => {
    expect(terminalRandom({})).toEqual({});
    const choice = (seed: string) => terminalRandom({ randomOnline: '20', seed }).selectionRandom!(8);
    expect(choice('a')).toEqual(choice('a'));
    expect(choice('a')).not.toEqual(choice('b'));
    expect(terminalRandom({ randomOnline: '20', seed: 'a' }).random).toBeUndefined();
  });

  test('the unpredictable number alone, as it is given', () => {
    const { random, selectionRandom } = terminalRandom({ unpredictableNumber: '1122aaBB' });
    expect([random!(4), selectionRandom]).toEqual([bytes('1122AABB'), undefined]);
    for (const unpredictableNumber of ['', '112233', '1122334455', '1122334G'])
      expect(() => terminalRandom({ unpredictableNumber })).toThrow(/--unpredictable-number/);
  });

  test('a seed without anything to choose', () => {
    expect(() => terminalRandom({ seed: 'a' })).toThrow(/--random-online/);
  });
});

test('keys: the test keys, and those of a file', async () => {
  expect((await caKeys(undefined)).keys).toHaveLength(5);
  const schemeKeys = [{ rid: 'A000000333', index: '01', algorithm: 'SM2', publicKey: '01'.repeat(64) }];
  writeFileSync(folder.path('ca.json'), JSON.stringify({ schemeKeys }));
  expect((await caKeys(folder.path('ca.json'))).keys).toHaveLength(6);
});

test('an AID or its beginning', () => {
  expect(chosenAid(undefined)).toBeUndefined();
  expect(chosenAid('a000000333')).toEqual(bytes('A000000333'));
  expect(() => chosenAid('A0000003')).toThrow(/--aid/);
});

test('the time', () => {
  const now = new Date(2026, 10, 23, 9, 8, 7);
  expect(paymentTime(undefined, now)).toBe('20261123090807');
  expect(paymentTime('2030-01-31', now)).toBe('20300131090807');
  expect(paymentTime('2030-01-31T23:59:58', now)).toBe('20300131235958');
  expect(() => paymentTime('2030-02-30', now)).toThrow(/--date/);
});
