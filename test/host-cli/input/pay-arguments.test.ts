import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  caKeys,
  chosenAid,
  paymentTask,
  paymentTime,
  terminalConfiguration,
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
  });

  test('nothing, two things, no amount', () => {
    expect(() => paymentTask({})).toThrow(/say what to do/);
    expect(() => paymentTask({ amount: '1', load: '1' })).toThrow(/cannot be used together/);
    expect(() => paymentTask({ amount: '1,50' })).toThrow(/--amount/);
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

  test('the exception list', () => {
    writeFileSync(folder.path('list'), '# lost\n6231 0000 0000 0000 013\n\n');
    const { exceptionList } = terminalConfiguration({ exceptionList: folder.path('list') }, tapped);
    expect(exceptionList).toEqual(new Set(['6231000000000000013']));
    writeFileSync(folder.path('list'), '12AB');
    expect(() => terminalConfiguration({ exceptionList: folder.path('list') }, tapped)).toThrow(/entry 1/);
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
