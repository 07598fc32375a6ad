import { describe, expect, test } from 'vitest';
import { payContactless } from '../../../../../host-cli/terminal/payment/kernel/contactless.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { readPaymentLog } from '../../../../../host-cli/terminal/payment/services/read-payment-log.js';
import { at, bankCard, type Changes, input, newBank, told } from '../bank-terminal.js';

const pay = (card = bankCard(), changes: Changes = {}) =>
  payContactless(input(at(card, 'contactless'), changes));

describe.each(['sm', 'international'] as const)('%s', (algorithms) => {
  const offered = { algorithms };

  test('a fast payment offline: two commands after the PPSE, and the records of the AFL', async () => {
    const card = bankCard();
    const result = await pay(card, { configuration: offered });
    expect(result).toMatchObject({
      outcome: 'approved',
      online: false,
      code: 'APPROVED_OFFLINE',
      path: 'fast-payment',
      signature: false,
      balanceAfter: 18766,
      receipt: {
        amount: 1234,
        cardNumber: '623100*********0013',
        counter: 1,
        cryptogramKind: 'TC',
        responseCode: 'Y1',
        verification: 'none',
        algorithm: algorithms === 'sm' ? 'SM4' : '3DES',
      },
    });
    const commands = result.exchanges.map(({ command }) => command);
    expect(commands.slice(0, 3)).toEqual(['SELECT PPSE', 'SELECT AID', 'GET PROCESSING OPTIONS']);
    expect(new Set(commands.slice(3))).toEqual(new Set(['READ RECORD']));
    expect(await readPurseBalance(at(card, 'contactless'))).toMatchObject({ balance: 18766, counter: 1 });
    expect(await readPaymentLog(at(card, 'contact'))).toMatchObject({
      payments: [{ amount: 1234, date: '261123', time: '101112', counter: 1, transactionType: 0 }],
    });
  });

  test('an issuer host takes the TC for good', async () => {
    const result = await pay(bankCard(), { configuration: offered, issuer: newBank() });
    expect(result).toMatchObject({ online: false, cryptogramVerdict: 'right' });
  });

  test('online, and the balance stays', async () => {
    const card = bankCard();
    const issuer = newBank();
    const result = await pay(card, { issuer, configuration: { ...offered, forceOnline: true } });
    expect(result).toMatchObject({
      outcome: 'approved',
      online: true,
      code: 'APPROVED_ONLINE',
      receipt: { cryptogramKind: 'ARQC', responseCode: '00', authorisationCode: '000001' },
    });
    expect(result.exchanges).toHaveLength(3);
    expect(await readPurseBalance(at(card, 'contactless'))).toMatchObject({ balance: 20000 });
  });

  test('online without issuer is declined', async () => {
    expect(await pay(bankCard(), { configuration: { ...offered, forceOnline: true } })).toMatchObject({
      outcome: 'declined',
      code: 'UNABLE_ONLINE',
    });
  });

  test('above the balance: the card asks for its issuer, and declines at an offline-only reader', async () => {
    const request = { amount: 20001 };
    const online = await pay(bankCard(), { request, issuer: newBank(), configuration: offered });
    expect(online).toMatchObject({ outcome: 'approved', online: true });
    const offline = await pay(bankCard(), { request, configuration: { ...offered, offlineOnly: true } });
    expect(offline).toMatchObject({
      outcome: 'declined',
      code: 'DECLINED_BY_CARD',
      receipt: { cryptogramKind: 'AAC' },
    });
    expect(offline.exchanges).toHaveLength(3);
  });

  test('another issuer: the cryptogram is none of its cards', async () => {
    const card = bankCard({ 'financial.keys.AC': '00112233445566778899AABBCCDDEEFF' });
    const changes = { issuer: newBank(), configuration: { ...offered, forceOnline: true } };
    const result = await pay(card, changes);
    expect(result).toMatchObject({
      outcome: 'declined',
      code: 'DECLINED_BY_ISSUER',
      receipt: { responseCode: '05' },
    });
    expect(result.reason.en).toContain('the cryptogram is wrong');
  });
});

test('a foreign currency: declined by the demonstration card, online by one that allows it', async () => {
  const abroad = { request: { currency: '0840' }, issuer: newBank() };
  const card = bankCard();
  expect(await pay(card, abroad)).toMatchObject({ outcome: 'declined', code: 'DECLINED_BY_CARD' });
  expect(await pay(card)).toMatchObject({ outcome: 'approved', online: false, balanceAfter: 18766 });
  const other = bankCard({ 'financial.9F68': '81100000' });
  expect(await pay(other, { ...abroad, issuer: newBank() })).toMatchObject({
    outcome: 'approved',
    online: true,
  });
});

test('a new card whose data ask for it goes online', async () => {
  const card = bankCard({ 'financial.9F68': '91500000' });
  const result = await pay(card, { issuer: newBank() });
  expect(result).toMatchObject({ outcome: 'approved', online: true });
  expect(told(result.steps, 'initiation')).toContain('new card');
});

describe('cardholder verification', () => {
  const aboveLimit = { request: { amount: 5000 }, configuration: { verificationLimit: 4999 } };

  test('up to the limit of the terminal nobody is asked', async () => {
    const result = await pay(bankCard(), { ...aboveLimit, configuration: { verificationLimit: 5000 } });
    expect(result).toMatchObject({ outcome: 'approved', receipt: { verification: 'none' } });
  });

  test('above it, a card without a method ends it', async () => {
    expect(await pay(bankCard(), aboveLimit)).toMatchObject({
      outcome: 'terminated',
      code: 'CONDITIONS_NOT_SATISFIED',
      statusWord: 0x6985,
    });
  });

  test('online PIN, right and wrong', async () => {
    const card = () => bankCard({ 'financial.9F68': '81508000' });
    const right = await pay(card(), { ...aboveLimit, issuer: newBank() });
    expect(right).toMatchObject({
      outcome: 'approved',
      online: true,
      receipt: { verification: 'online-pin' },
    });
    const wrong = await pay(card(), { ...aboveLimit, issuer: newBank(), askPin: async () => '000000' });
    expect(wrong).toMatchObject({ outcome: 'declined', receipt: { responseCode: '55' } });
    expect(JSON.stringify([right, wrong])).not.toMatch(/"000000"/);
    const none = await pay(card(), { ...aboveLimit, issuer: newBank(), askPin: undefined });
    expect(none).toMatchObject({ outcome: 'declined', code: 'PIN_NOT_GIVEN' });
  });

  test('signature', async () => {
    const result = await pay(bankCard({ 'financial.9F68': '81501000' }), aboveLimit);
    expect(result).toMatchObject({
      outcome: 'approved',
      signature: true,
      receipt: { verification: 'signature' },
    });
  });
});

test('the limit of the interface', async () => {
  const result = await pay(bankCard(), { configuration: { contactlessLimit: 1000 } });
  expect(result).toMatchObject({ outcome: 'declined', code: 'AMOUNT_OVER_CONTACTLESS_LIMIT', exchanges: [] });
});

test('a holder who chose another scheme', async () => {
  const aid = Uint8Array.of(0xa0, 0, 0, 3, 0x34);
  expect(await pay(bankCard(), { aid })).toMatchObject({ outcome: 'terminated', code: 'NO_APPLICATION' });
});
