import { expect, test } from 'vitest';
import { parsePaymentFci } from '../../../../../apdu/payment/file-control-information.js';
import { RunningPayment } from '../../../../../host-cli/terminal/payment/kernel/running-payment.js';
import { bytes, hex } from '../../../../support/hex.js';
import { scripted } from '../../link.js';
import { input, newBank } from '../bank-terminal.js';

test('what is known before the card is: amount, time, a random number, results of zeros', () => {
  const { data } = new RunningPayment(input(scripted({})), false);
  expect(hex(data.get(0x9f02)!)).toBe('000000001234');
  expect(hex(data.get(0x9a)!)).toBe('261123');
  expect(data.get(0x9f37)).toHaveLength(4);
  expect([hex(data.get(0x95)!), hex(data.get(0x9b)!)]).toEqual(['0000000000', '0000']);
});

test('results are sent as they were when they were refreshed', () => {
  const payment = new RunningPayment(input(scripted({})), false);
  payment.results.set('NEW_CARD');
  expect(hex(payment.data.get(0x95)!)).toBe('0000000000');
  payment.refreshResults();
  expect(hex(payment.data.get(0x95)!)).toBe('0008000000');
});

test('a PIN goes online only where a pad and a trusted way are', () => {
  const takes = (changes: Parameters<typeof input>[1]) =>
    new RunningPayment(input(scripted({}), changes), false).takesOnlinePin;
  const untrusted = Object.assign(Object.create(newBank()), { takesPin: false });
  expect([takes({}), takes({ issuer: newBank() }), takes({ issuer: untrusted })]).toEqual([
    true,
    true,
    false,
  ]);
  expect(takes({ configuration: { offlineOnly: true } })).toBe(false);
  expect(takes({ configuration: { pinPad: false } })).toBe(false);
});

test('a new PIN that cannot be sent is refused at once, and never repeated', () => {
  const made = (changes: Parameters<typeof input>[1]) => () =>
    new RunningPayment(input(scripted({}), { service: 'change-pin', ...changes }), false);
  expect(made({ newPin: '975318', issuer: newBank() })).not.toThrow();
  for (const newPin of ['975', '97531a', undefined]) {
    expect(made({ newPin })).toThrow(expect.objectContaining({ code: 'PAYMENT_INVALID' }));
    expect(made({ newPin })).not.toThrow(newPin ?? 'undefined');
  }
  const untrusted = Object.assign(Object.create(newBank()), { takesPin: false });
  expect(made({ newPin: '975318', issuer: untrusted })).toThrow(/token/);
});

test('the unpredictable number has a random source of its own', () => {
  const random = () => bytes('11223344');
  const selectionRandom = () => bytes('0001');
  const payment = new RunningPayment(input(scripted({}), { random, selectionRandom }), false);
  expect(hex(payment.data.get(0x9f37)!)).toBe('11223344');
  expect(hex(payment.selectionRandom(2))).toBe('0001');
  expect(new RunningPayment(input(scripted({}), { random }), false).selectionRandom).toBe(random);
});

test('a fast payment has neither TVR nor TSI', () => {
  const tapped = new RunningPayment(input(scripted({})), true);
  expect(tapped.hasResults).toBe(false);
  tapped.path = 'debit-credit';
  expect(tapped.hasResults).toBe(true);
  expect(new RunningPayment(input(scripted({})), false).hasResults).toBe(true);
});

test('the card number: 5A, else track 2', () => {
  const payment = new RunningPayment(input(scripted({})), false);
  expect(payment.pan).toBeUndefined();
  payment.data.takeFromCard(0x57, bytes('6231000000000000013D36122200000000000F'));
  expect(payment.pan).toBe('6231000000000000013');
  payment.data.takeFromCard(0x5a, bytes('6228000100001117'));
  expect(payment.pan).toBe('6228000100001117');
});

test('a receipt needs a cryptogram', () => {
  const payment = new RunningPayment(input(scripted({})), true);
  const finish = () => payment.finish({ outcome: 'approved', code: 'APPROVED_OFFLINE' });
  expect(finish().receipt).toBeUndefined();
  payment.application = {
    fci: parsePaymentFci(bytes('6F098405A000000333A500')),
    label: 'PBOC',
    blocked: false,
  };
  payment.data.takeFromCard(0x9f26, bytes('1122334455667788'));
  payment.data.takeFromCard(0x9f36, bytes('0102'));
  payment.data.takeFromCard(0x9f27, bytes('40'));
  expect(finish().receipt).toMatchObject({
    aid: 'A000000333',
    counter: 0x0102,
    cryptogram: '1122334455667788',
    cryptogramKind: 'TC',
    algorithm: 'unknown',
  });
  expect(payment.finish({ outcome: 'terminated', code: 'CARD_LOST' }).receipt).toBeUndefined();
});
