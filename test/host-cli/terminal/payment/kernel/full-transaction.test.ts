import { describe, expect, test } from 'vitest';
import { payByContact } from '../../../../../host-cli/terminal/payment/kernel/contact.js';
import { payContactless } from '../../../../../host-cli/terminal/payment/kernel/contactless.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { readPaymentLog } from '../../../../../host-cli/terminal/payment/services/read-payment-log.js';
import { altered, at, BANK_PIN, bankCard, type Changes, input, newBank, told } from '../bank-terminal.js';

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

describe.each(['sm', 'international'] as const)('debit/credit over contactless, %s', (algorithms) => {
  const offered = { algorithms, contactlessDebitCredit: true } as const;
  const tap = (card = bankCard(), changes: Changes = {}) =>
    payContactless(
      input(at(card, 'contactless'), { ...changes, configuration: { ...offered, ...changes.configuration } }),
    );

  test('online: ARQC, ARPC, TC with CDA, as over contacts', async () => {
    const card = bankCard();
    const result = await tap(card, { issuer: newBank() });
    expect(result).toMatchObject({
      outcome: 'approved',
      online: true,
      code: 'APPROVED_ONLINE',
      path: 'debit-credit',
      cardInterface: 'contactless',
      cryptogramVerdict: 'right',
      receipt: {
        cryptogramKind: 'TC',
        tvr: '0008000000',
        tsi: 'F800',
        algorithm: algorithms === 'sm' ? 'SM4' : '3DES',
      },
    });
    expect(told(result.steps, 'initiation')).toContain('contactless PBOC debit/credit');
    expect(told(result.steps, 'online')).toContain('the card has authenticated its issuer');
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({
      balance: 20000,
      lastOnlineCounter: 1,
    });
    expect(await readPaymentLog(at(card, 'contact'))).toMatchObject({ payments: [{ amount: 1234 }] });
  });

  test('a new card wants to go online; one that was is approved offline', async () => {
    const card = bankCard();
    expect(await tap(card)).toMatchObject({ online: false, receipt: { responseCode: 'Y3' } });
    await tap(card, { issuer: newBank() });
    expect(await tap(card)).toMatchObject({
      outcome: 'approved',
      path: 'debit-credit',
      receipt: { responseCode: 'Y1' },
    });
  });

  test('a PIN is never sent in clear over the air', async () => {
    const sent: string[] = [];
    const transport = altered(at(bankCard(), 'contactless'), (answer, command) => {
      sent.push(command);
      return answer;
    });
    const configuration = { ...offered, verificationLimit: 0 };
    const result = await payContactless(input(transport, { configuration, issuer: newBank() }));
    expect(result).toMatchObject({ outcome: 'approved', receipt: { verification: 'online-pin' } });
    expect(sent.filter((command) => command.startsWith('0020'))).toEqual([]);
  });
});

test('a card that wants debit/credit where it was not offered', async () => {
  const transport = altered(at(bankCard(), 'contactless'), (answer, command) =>
    command.startsWith('80A8') ? '800A7D00080101001001020090 00'.replace(' ', '') : answer,
  );
  expect(await payContactless(input(transport))).toMatchObject({
    outcome: 'terminated',
    code: 'CONDITIONS_NOT_SATISFIED',
  });
});

describe.each(['sm', 'international'] as const)('a new PIN by script, %s', (algorithms) => {
  const NEW_PIN = '975318';
  const configuration = { algorithms };
  const change = { service: 'change-pin', request: { amount: 0 }, newPin: NEW_PIN, configuration } as const;
  const replace = { ...change, service: 'replace-pin' } as const;
  const withPin = (pin: string, issuer = newBank()): Changes => ({
    configuration: { algorithms, electronicCash: false, verificationLimit: 0 },
    askPin: async ({ attempt }) => (attempt === 1 ? pin : undefined),
    issuer,
  });

  test('the holder who knows the current one', async () => {
    const card = bankCard();
    const issuer = newBank();
    const result = await pay(card, { ...change, issuer });
    expect(result).toMatchObject({
      outcome: 'approved',
      code: 'SERVICE_DONE',
      service: 'change-pin',
      receipt: { verification: 'offline-pin', cryptogramKind: 'TC', responseCode: '00' },
    });
    expect(told(result.steps, 'scripts')).toContain('PIN CHANGE/UNBLOCK: 9000');
    for (const secret of [NEW_PIN, BANK_PIN]) expect(JSON.stringify(result)).not.toContain(secret);
    expect(await pay(card, withPin(BANK_PIN, issuer))).toMatchObject({ outcome: 'declined' });
    expect(await pay(card, withPin(NEW_PIN, issuer))).toMatchObject({
      outcome: 'approved',
      receipt: { verification: 'offline-pin' },
    });
  });

  test('who does not know it gets no new one, and the issuer is not asked', async () => {
    const card = bankCard();
    const issuer = newBank();
    const result = await pay(card, { ...change, issuer, askPin: async () => '000000' });
    expect(result).toMatchObject({
      outcome: 'declined',
      code: 'VERIFICATION_FAILED',
      online: false,
      receipt: { cryptogramKind: 'AAC' },
    });
    expect(await pay(card, { ...change, issuer, askPin: undefined })).toMatchObject({ outcome: 'declined' });
  });

  test('the holder who has forgotten it, with no try left', async () => {
    const card = bankCard();
    await pay(card, { ...withPin('000000'), askPin: async () => '000000' });
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ pinTriesLeft: 0 });
    const result = await pay(card, { ...replace, issuer: newBank(), askPin: undefined });
    expect(result).toMatchObject({ outcome: 'approved', code: 'SERVICE_DONE' });
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ pinTriesLeft: 3 });
    expect(await pay(card, withPin(NEW_PIN))).toMatchObject({
      outcome: 'approved',
      receipt: { verification: 'offline-pin' },
    });
  });

  test('without issuer, or with nothing that is a PIN', async () => {
    expect(await pay(bankCard(), change)).toMatchObject({ outcome: 'declined', code: 'UNABLE_ONLINE' });
    for (const newPin of ['123', '1234567890123', '12a4', undefined]) {
      const asked = pay(bankCard(), { ...change, newPin, issuer: newBank() });
      await expect(asked).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      if (newPin !== undefined) await expect(asked).rejects.not.toThrow(newPin);
    }
  });

  test('an issuer that no PIN can be sent to', async () => {
    const issuer = Object.assign(Object.create(newBank()), { takesPin: false });
    await expect(pay(bankCard(), { ...change, issuer })).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
  });
});
