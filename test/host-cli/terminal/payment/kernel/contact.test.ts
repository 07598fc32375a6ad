import { describe, expect, test } from 'vitest';
import { createCard } from '../../../../../card-model/card.js';
import { parseCardData } from '../../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../../../card-model/profiles/gen3.js';
import { payByContact } from '../../../../../host-cli/terminal/payment/kernel/contact.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { demonstrationWith } from '../../../../support/demonstration.js';
import { seededRandom } from '../../../../support/random.js';
import { at, BANK_PIN, bankCard, type Changes, input, newBank, told } from '../bank-terminal.js';

const pay = (card = bankCard(), changes: Changes = {}) => payByContact(input(at(card, 'contact'), changes));

const LOAD = { service: 'load', request: { amount: 5000, transactionType: 0x60 } } as const;

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  const debitCredit = { algorithms, electronicCash: false } as const;

  test('a new card goes online: ARQC, ARPC, TC with CDA', async () => {
    const card = bankCard();
    const result = await pay(card, { configuration: debitCredit, issuer: newBank() });
    expect(result).toMatchObject({
      outcome: 'approved',
      online: true,
      code: 'APPROVED_ONLINE',
      path: 'debit-credit',
      cryptogramVerdict: 'right',
      receipt: {
        cryptogramKind: 'TC',
        tvr: '0008000000',
        tsi: 'F800',
        algorithm: algorithms === 'sm' ? 'SM4' : '3DES',
      },
    });
    expect(told(result.steps, 'card-action').match(/CDA: good/g)).toHaveLength(2);
    expect(told(result.steps, 'online')).toContain('the card has authenticated its issuer');
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ lastOnlineCounter: 1 });
  });

  test('the second time it is approved offline', async () => {
    const card = bankCard();
    await pay(card, { configuration: debitCredit, issuer: newBank() });
    const result = await pay(card, { configuration: debitCredit });
    expect(result).toMatchObject({ outcome: 'approved', online: false, receipt: { tvr: '0000000000' } });
  });

  test('electronic cash pays offline with DDA', async () => {
    const result = await pay(bankCard(), { configuration: { algorithms } });
    expect(result).toMatchObject({
      outcome: 'approved',
      path: 'electronic-cash',
      balanceBefore: 20000,
      balanceAfter: 18766,
      online: false,
    });
    expect(told(result.steps, 'offline-authentication')).toContain('DDA: good');
  });

  test('a load by script', async () => {
    const card = bankCard();
    const result = await pay(card, { ...LOAD, configuration: { algorithms }, issuer: newBank() });
    expect(result).toMatchObject({
      outcome: 'approved',
      code: 'SERVICE_DONE',
      balanceBefore: 20000,
      balanceAfter: 25000,
      receipt: { transactionType: '60', verification: 'offline-pin' },
    });
    expect(JSON.stringify(result)).not.toContain(BANK_PIN);
  });
});

test('a load above the limit of the card is refused by its issuer', async () => {
  const card = bankCard();
  const request = { amount: 80001, transactionType: 0x60 };
  const result = await pay(card, { ...LOAD, request, issuer: newBank() });
  expect(result).toMatchObject({ outcome: 'declined', code: 'DECLINED_BY_ISSUER', balanceAfter: 20000 });
  expect(result.receipt).toMatchObject({ responseCode: '61', cryptogramKind: 'AAC' });
});

test('no issuer: a new card is declined by the default action codes, a load always', async () => {
  const offline = await pay(bankCard(), { configuration: { electronicCash: false } });
  expect(offline.receipt?.responseCode).toMatch(/^[YZ]3$/);
  expect(await pay(bankCard(), LOAD)).toMatchObject({ outcome: 'declined', code: 'UNABLE_ONLINE' });
});

describe('the PIN', () => {
  const asked = { configuration: { electronicCash: false, verificationLimit: 0 }, issuer: newBank() };

  test('is verified by the card', async () => {
    const result = await pay(bankCard(), { ...asked, issuer: newBank() });
    expect(result).toMatchObject({ outcome: 'approved', receipt: { verification: 'offline-pin' } });
    expect(JSON.stringify(result)).not.toContain(BANK_PIN);
  });

  test('three times wrong blocks it; the issuer gives the tries back', async () => {
    const card = bankCard();
    const wrong = await pay(card, { ...asked, issuer: newBank(), askPin: async () => '000000' });
    expect(wrong.outcome).toBe('declined');
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ pinTriesLeft: 0 });
    const issuer = newBank();
    const mended = await pay(card, { service: 'unblock-pin', request: { amount: 0 }, issuer });
    expect(mended).toMatchObject({ outcome: 'approved', code: 'SERVICE_DONE' });
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ pinTriesLeft: 3 });
    const paid = await pay(card, { ...asked, issuer: newBank() });
    expect(paid).toMatchObject({ outcome: 'approved', receipt: { verification: 'offline-pin' } });
  });

  test('a terminal without pad falls back to the signature', async () => {
    const configuration = { ...asked.configuration, pinPad: false };
    const result = await pay(bankCard(), { configuration, issuer: newBank(), askPin: undefined });
    expect(result).toMatchObject({ outcome: 'approved', signature: true });
  });
});

test('the same ATC twice is taken by no issuer', async () => {
  const issuer = newBank();
  const configuration = { electronicCash: false };
  await pay(bankCard(), { configuration, issuer });
  const again = await pay(bankCard(), { configuration, issuer });
  expect(again).toMatchObject({ outcome: 'declined', code: 'DECLINED_BY_ISSUER' });
  expect(again.reason.en).toContain('ATC');
});

test('an expired card: no issuer approves, no terminal alone does', async () => {
  const dateTime = '20370101101112';
  const configuration = { electronicCash: false };
  const online = await pay(bankCard(), { dateTime, configuration, issuer: newBank() });
  expect(online).toMatchObject({ outcome: 'declined', receipt: { responseCode: '54' } });
  const alone = await pay(bankCard(), { dateTime, configuration: { ...configuration, offlineOnly: true } });
  expect(alone).toMatchObject({ outcome: 'declined', code: 'APPLICATION_EXPIRED' });
});

test('an application that is not activated takes no payment, and the script of its issuer', async () => {
  const data = parseCardData(demonstrationWith());
  const contents = personalise(gen3, data, { lifeCycle: 'INITIALISED' });
  const card = createCard({ contents, random: seededRandom() });
  const issuer = newBank();
  const unblock = { service: 'unblock-application', request: { amount: 0 } } as const;
  expect(await pay(card)).toMatchObject({ outcome: 'terminated', code: 'APPLICATION_BLOCKED' });
  expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ blocked: true });
  expect(await pay(card, unblock)).toMatchObject({ outcome: 'declined', code: 'UNABLE_ONLINE' });
  expect(await pay(card, { ...unblock, issuer })).toMatchObject({
    outcome: 'approved',
    code: 'SERVICE_DONE',
  });
  expect(await pay(card)).toMatchObject({ outcome: 'approved', path: 'electronic-cash' });
});
