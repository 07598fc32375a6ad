import { describe, expect, test } from 'vitest';
import type {
  AuthorisationResponse,
  IssuerHost,
} from '../../../../../host-cli/terminal/payment/issuer/issuer-host.js';
import { payByContact } from '../../../../../host-cli/terminal/payment/kernel/contact.js';
import { PaymentError } from '../../../../../host-cli/terminal/payment/payment-error.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { altered, at, bankCard, type Changes, input, newBank, told } from '../bank-terminal.js';

/** The bank, whose answers somebody changes on their way. */
function meddling(change: (response: AuthorisationResponse) => AuthorisationResponse): IssuerHost {
  const bank = newBank();
  return {
    takesPin: true,
    authorise: async (request) => change(await bank.authorise(request)),
    verifies: (objects) => bank.verifies(objects),
    close: () => bank.close(),
  };
}

const DEBIT_CREDIT = { configuration: { electronicCash: false } } as const;
const LOAD = { service: 'load', request: { amount: 5000, transactionType: 0x60 } } as const;

const pay = (card = bankCard(), changes: Changes = {}) => payByContact(input(at(card, 'contact'), changes));

test('a wrong ARPC: issuer authentication failed, and the card declines', async () => {
  const issuer = meddling((response) => {
    const authenticationData = response.authenticationData!.slice();
    authenticationData[0]! ^= 1;
    return { ...response, authenticationData };
  });
  const result = await pay(bankCard(), { ...DEBIT_CREDIT, issuer });
  expect(result).toMatchObject({
    outcome: 'declined',
    code: 'DECLINED_AFTER_APPROVAL',
    receipt: { tvr: '0008000040' },
  });
});

test('an issuer that declines: AAC', async () => {
  const issuer = meddling((response) => ({
    ...response,
    responseCode: '51',
    reason: { en: 'not sufficient funds', zh: '余额不足' },
  }));
  const result = await pay(bankCard(), { ...DEBIT_CREDIT, issuer });
  expect(result).toMatchObject({
    outcome: 'declined',
    code: 'DECLINED_BY_ISSUER',
    receipt: { cryptogramKind: 'AAC' },
  });
  expect(result.reason.en).toContain('51 not sufficient funds');
});

describe('why', () => {
  test('the way to the issuer failed: as it says itself', async () => {
    const issuer: IssuerHost = {
      ...meddling((response) => response),
      authorise: () => Promise.reject(new PaymentError('ISSUER_LINK_FAILED', 'the line is cut')),
    };
    const result = await pay(bankCard(), { ...LOAD, issuer });
    expect(result).toMatchObject({ outcome: 'declined', code: 'UNABLE_ONLINE' });
    expect(result.reason.en).toContain('(the line is cut)');
    expect((await pay(bankCard(), LOAD)).reason.en).toContain('(this terminal has none)');
  });

  test('the card declined: by the bits of its CVR', async () => {
    const card = bankCard({ 'financial.9F52': 'C2B8' });
    const askPin = async () => '000000';
    const result = await pay(card, { ...LOAD, issuer: newBank(), askPin });
    expect(result).toMatchObject({ outcome: 'declined', code: 'DECLINED_BY_CARD' });
    expect(result.reason.en).toContain('application blocked because PIN tries exceeded');
  });

  test('the holder gave no PIN, or no right one', async () => {
    const verified = { configuration: { electronicCash: false, verificationLimit: 0 } } as const;
    const silent = await pay(bankCard(), { ...verified, askPin: async () => undefined });
    expect(silent).toMatchObject({ outcome: 'declined', code: 'PIN_NOT_GIVEN' });
  });
});

describe('scripts', () => {
  test('a script with a wrong MAC: the load failed, the balance is what it was', async () => {
    const card = bankCard();
    const issuer = meddling((response) => {
      const [script] = response.scripts;
      const broken = script!.slice();
      broken[broken.length - 1]! ^= 1;
      return { ...response, scripts: [broken] };
    });
    const result = await pay(card, { ...LOAD, issuer });
    expect(result).toMatchObject({
      outcome: 'declined',
      code: 'SCRIPT_FAILED',
      balanceAfter: 20000,
      receipt: { tvr: '0008000010' },
    });
    expect(told(result.steps, 'scripts')).toContain('6988');
    expect(await readPurseBalance(at(card, 'contact'))).toMatchObject({ balance: 20000 });
  });

  test('an issuer that sends nothing', async () => {
    const issuer = meddling((response) => ({ ...response, scripts: [] }));
    expect(await pay(bankCard(), { ...LOAD, issuer })).toMatchObject({
      outcome: 'declined',
      code: 'NOTHING_SENT',
    });
  });
});

test('a cryptogram whose signature (CDA) is wrong is never approved, and the card is told', async () => {
  let tampered = 0;
  const transport = altered(at(bankCard(), 'contact'), (answer) => {
    if (!answer.startsWith('77') || !answer.includes('9F4B6E') || tampered > 0) return answer;
    tampered++;
    const place = answer.indexOf('9F4B6E') + 60;
    return answer.slice(0, place) + (answer[place] === '0' ? '1' : '0') + answer.slice(place + 1);
  });
  const result = await payByContact(input(transport, { ...DEBIT_CREDIT, issuer: newBank() }));
  expect(result).toMatchObject({
    outcome: 'declined',
    code: 'COMBINED_AUTHENTICATION_FAILED',
    online: false,
  });
  expect(result.exchanges.filter(({ command }) => command === 'GENERATE AC')).toHaveLength(2);
  expect(tampered).toBe(1);
});
