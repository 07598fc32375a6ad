import { describe, expect, test } from 'vitest';
import { CVR } from '../../../../../apdu/payment/card-bits-table.js';
import { hasHappened } from '../../../../../card-model/applications/pboc/history.js';
import { BankCore } from '../../../../support/bank-core.js';

const UNBLOCK = '84180000';

describe.each(['SM4', '3DES'] as const)('issuer scripts, %s', (algorithm) => {
  const begun = (): BankCore => {
    const bank = new BankCore(algorithm);
    bank.beginScripts();
    return bank;
  };
  const failed = ({ directory }: BankCore): boolean => hasHappened(directory.objects, 'SCRIPT_FAILED');

  test('a right MAC is served, again and again', () => {
    const bank = begun();
    expect(bank.script(UNBLOCK)).toBe('9000');
    expect(bank.script(UNBLOCK)).toBe('9000');
    expect(failed(bank)).toBe(false);
  });

  test('outside a transaction no MAC is right: 6988, and nothing is remembered', () => {
    const bank = new BankCore(algorithm);
    expect(bank.script(UNBLOCK)).toBe('6988');
    expect(failed(bank)).toBe(false);
  });

  test('a wrong MAC: 6988, remembered at once, and the rest of the transaction is refused', () => {
    const bank = begun();
    expect(bank.script(UNBLOCK, '', true)).toBe('6988');
    expect(failed(bank)).toBe(true);
    expect(bank.session).toMatchObject({ scriptFailed: true, scriptsEnded: true });
    expect(bank.script(UNBLOCK)).toBe('6985');
    bank.select();
    bank.beginScripts();
    expect(bank.script(UNBLOCK)).toBe('9000');
  });

  test.each([
    ['84180000', '6700'],
    ['8418000003010203', '6700'],
    ['841801000401020304', '6A86'],
    ['04DA9F360401020304', '6A80'],
    ['04DA9F580401020304', '6700'],
    ['04DC00140401020304', '6A86'],
    ['84240003', '6A86'],
  ])('a wrong form is a script that failed, and does not count: %s %s', (command, statusWord) => {
    const bank = begun();
    bank.session.results.set(CVR.fields.SECOND_TC);
    expect(bank.send(command)).toBe(statusWord);
    expect([failed(bank), bank.session.scriptFailed, bank.object(0xc006)]).toEqual([true, true, '00']);
    expect(bank.script(UNBLOCK)).toBe('9000');
  });

  test('of a wrong form where no script is taken: nothing is remembered', () => {
    const outside = new BankCore(algorithm);
    expect(outside.send('84180000')).toBe('6700');
    const ended = begun();
    ended.session.issuerAuthentication = 'failed';
    expect(ended.send('84180000')).toBe('6700');
    const fast = begun();
    fast.session.transaction = fast.transaction('fast-payment', '9A03', '261122');
    expect(fast.send('84180000')).toBe('6700');
    expect([outside, ended, fast].map(failed)).toEqual([false, false, false]);
  });

  test('after a failed issuer authentication: 6985', () => {
    const bank = begun();
    bank.session.issuerAuthentication = 'failed';
    expect(bank.script(UNBLOCK)).toBe('6985');
    bank.session.issuerAuthentication = 'passed';
    expect(bank.script(UNBLOCK)).toBe('9000');
  });

  test('after a fast payment: 6985', () => {
    const bank = begun();
    bank.session.transaction = bank.transaction('fast-payment', '9A03', '261122');
    expect(bank.script(UNBLOCK)).toBe('6985');
  });

  test('a script is not valid for another ATC or another first cryptogram', () => {
    const bank = begun();
    bank.session.firstCryptogram = new Uint8Array(8);
    expect(bank.script(UNBLOCK)).toBe('6988');
    const later = begun();
    later.session.transaction = { ...later.session.transaction!, atc: 0x11 };
    expect(later.script(UNBLOCK)).toBe('6988');
  });

  test('only scripts after the second GENERATE AC count, failed ones too, up to 15', () => {
    const bank = begun();
    bank.script(UNBLOCK);
    expect(bank.object(0xc006)).toBe('00');
    bank.session.results.set(CVR.fields.SECOND_TC);
    for (let index = 0; index < 13; index++) bank.script(UNBLOCK);
    expect(bank.object(0xc006)).toBe('0D');
    bank.script('04DA9F79', '000000999999');
    expect(bank.object(0xc006)).toBe('0E');
    bank.script(UNBLOCK);
    bank.script(UNBLOCK);
    expect(bank.object(0xc006)).toBe('0F');
  });

  test('a script that cannot be done fails, and a later one is still served', () => {
    const bank = begun();
    expect(bank.script('04DA9F79', '000000100001')).toBe('6A80');
    expect(failed(bank)).toBe(true);
    expect(bank.session).toMatchObject({ scriptFailed: true, scriptsEnded: false });
    expect(bank.script(UNBLOCK)).toBe('9000');
    expect(failed(bank)).toBe(true);
  });
});
