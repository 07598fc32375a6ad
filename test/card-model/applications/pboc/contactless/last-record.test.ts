import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { findTlv, parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import { endRecovery } from '../../../../../card-model/applications/pboc/contactless/pending.js';
import type { CyclicFile } from '../../../../../card-model/files/cyclic-file.js';
import type { LinearFile } from '../../../../../card-model/files/linear-file.js';
import { PowerLoss } from '../../../../../card-model/kernel/non-volatile-memory.js';
import { fddaTerminalData, offlineAuthentication } from '../../../../../crypto/index.js';
import testKeys from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { BankCore } from '../../../../support/bank-core.js';
import { readRecord, tap } from '../../../../support/bank-tap.js';

const STORED = '70034F0101';
const last = (bank: BankCore): Uint8Array => readRecord(bank, 7, 1);
const balance = (bank: BankCore): string => bank.object(0x9f79);
const logOf = (bank: BankCore): CyclicFile => bank.directory.fileBySfi(0x0b) as CyclicFile;
const authenticationData = (record: Uint8Array): Uint8Array | undefined =>
  findTlv(parseTlv(record), '70/9F69')?.value;

describe('last record of a fast payment', () => {
  test('money, CTQ and log move with it, not before', () => {
    const bank = new BankCore();
    tap(bank);
    readRecord(bank, 2, 1);
    expect(balance(bank)).toBe('000000010000');
    expect(logOf(bank).recordCount).toBe(0);
    last(bank);
    expect(balance(bank)).toBe('000000009000');
    expect(toHex(logOf(bank).record(1)!)).toBe(
      `261122000000000000001000000000000000 0156 0156 ${'00'.repeat(20)} 00 0011`.replaceAll(' ', ''),
    );
  });

  test('reading it again pays nothing more and gives the same', () => {
    const bank = new BankCore();
    tap(bank);
    const record = last(bank);
    expect(last(bank)).toEqual(record);
    expect(balance(bank)).toBe('000000009000');
    expect(logOf(bank).recordCount).toBe(1);
  });

  test('version 01: it carries 9F69, and the signature covers it', () => {
    const bank = new BankCore();
    const { answer } = tap(bank);
    const cardAuthenticationData = authenticationData(last(bank))!;
    expect(toHex(cardAuthenticationData)).toBe('015A5A5A5A000000');
    const data = fddaTerminalData({
      version: 1,
      unpredictableNumber: fromHex('11223344'),
      amountAuthorised: fromHex('000000001000'),
      currency: fromHex('0156'),
      cardAuthenticationData,
    });
    const privateKey = bank.directory.objects.get(0x8402)!;
    const key = offlineAuthentication.publicKey({ algorithm: 'SM2', privateKey });
    const signature = findTlv(parseTlv(answer), '77/9F4B')!.value;
    expect(offlineAuthentication.verifyDynamicData(key, signature, data)).toMatchObject({ ok: true });
  });

  test('version 00, by the reader or by the card: it is the stored one', () => {
    const bank = new BankCore();
    tap(bank, { ttq: '26000000' });
    expect(toHex(last(bank))).toBe(STORED);
    const older = new BankCore('SM4', { '9F08': '0020' });
    tap(older);
    expect(toHex(last(older))).toBe(STORED);
  });

  test('no log without 9F68 b2.5', () => {
    const bank = new BankCore('SM4', { '9F68': '81400000' });
    tap(bank);
    last(bank);
    expect(balance(bank)).toBe('000000009000');
    expect(logOf(bank).recordCount).toBe(0);
  });

  test('a decline or a request moves nothing when the record is read', () => {
    const bank = new BankCore();
    tap(bank, { ttq: '26800080' });
    expect(toHex(last(bank))).toBe(STORED);
    expect(balance(bank)).toBe('000000010000');
  });

  test('a record that a script has left as no whole template is answered as it is, and completes the payment', () => {
    const bank = new BankCore();
    const damaged = '70034F0701';
    (bank.directory.fileBySfi(7) as LinearFile).record(1)!.set(fromHex(damaged));
    tap(bank);
    expect(toHex(last(bank))).toBe(damaged);
    expect(balance(bank)).toBe('000000009000');
  });

  test('without a payment it is the stored one, and so over contacts', () => {
    const bank = new BankCore();
    bank.select('contactless');
    expect(toHex(last(bank))).toBe(STORED);
    tap(bank);
    last(bank);
    bank.select('contact');
    expect(toHex(last(bank))).toBe(STORED);
  });
});

describe('a torn end', () => {
  const paid = (): { bank: BankCore; record: Uint8Array } => {
    const bank = new BankCore();
    tap(bank);
    return { bank, record: last(bank) };
  };

  test('after a fresh SELECT the record is answered as it was', () => {
    const { bank, record } = paid();
    bank.select('contactless');
    readRecord(bank, 2, 1);
    expect(last(bank)).toEqual(record);
    expect(balance(bank)).toBe('000000009000');
  });

  test('not after another command', () => {
    const { bank } = paid();
    bank.select('contactless');
    endRecovery(bank.session);
    expect(toHex(last(bank))).toBe(STORED);
  });

  test.each([
    ['GET DATA', '80CA9F3600'],
    ['VERIFY', `0020008008${'2412'}${'34'}${'FF'.repeat(5)}`],
    ['GENERATE AC', '80AE400000'],
    ['INTERNAL AUTHENTICATE', '00880000041122334400'],
    ['EXTERNAL AUTHENTICATE', `008200000A${'00'.repeat(10)}`],
    ['PUT DATA', `04DA9F790A${'00'.repeat(10)}`],
  ])('not after %s, refused or not', (_name, command) => {
    const { bank } = paid();
    bank.directory.objects.write(bank.core.memory, 0x9f49, fromHex('9F3704'));
    bank.core.memory.commit();
    bank.select('contactless');
    bank.send(command);
    expect(toHex(last(bank))).toBe(STORED);
    bank.select('contactless');
    expect(toHex(last(bank))).not.toBe(STORED);
  });

  test('not once another transaction has begun', () => {
    const { bank } = paid();
    tap(bank, { ttq: '26800080' });
    bank.select('contactless');
    expect(toHex(last(bank))).toBe(STORED);
  });

  test('torn after every write there is: paid with the record kept, or not at all', () => {
    const fresh = () => {
      const bank = new BankCore();
      tap(bank, { ttq: '26800080' });
      tap(bank);
      return bank;
    };
    const whole = fresh();
    const before = JSON.stringify(fresh().directory.toImage());
    last(whole);
    const after = JSON.stringify(whole.directory.toImage());
    let torn = 0;
    for (let writes = 1; ; writes++) {
      const bank = fresh();
      bank.core.memory.tearAfter(writes);
      try {
        last(bank);
        break;
      } catch (error) {
        expect(error).toBeInstanceOf(PowerLoss);
      }
      bank.core.memory.tearAfter(0);
      bank.select('contactless');
      const now = JSON.stringify(bank.directory.toImage());
      expect([before, after]).toContain(now);
      expect(authenticationData(last(bank)) !== undefined).toBe(now === after);
      torn++;
    }
    expect(torn).toBeGreaterThan(3);
  });
});

describe('a long signature', () => {
  const key = testKeys.schemes[0]!.schemeKey.privateKey as Record<string, string>;
  const objects = {
    '8201': key.qInv,
    '8202': key.dQ,
    '8203': key.dP,
    '8204': key.q,
    '8205': key.p,
    '9207': '7C00 10010200 30010100 38010101'.replaceAll(' ', ''),
  };

  test('goes into the record made for it with 9F5D; 9F69 stays in the last one', () => {
    const bank = new BankCore('3DES', objects);
    const { answer } = tap(bank);
    expect(findTlv(parseTlv(answer), '77/9F4B')).toBeUndefined();
    expect(findTlv(parseTlv(answer), '77/9F5D')).toBeUndefined();
    const record = parseTlv(readRecord(bank, 6, 1));
    expect(toHex(findTlv(record, '70/9F5D')!.value)).toBe('000000009000');
    const data = fddaTerminalData({
      version: 1,
      unpredictableNumber: fromHex('11223344'),
      amountAuthorised: fromHex('000000001000'),
      currency: fromHex('0156'),
      cardAuthenticationData: authenticationData(last(bank))!,
    });
    const { p, q, dP, dQ, qInv } = Object.fromEntries(
      Object.entries(key).map(([name, value]) => [name, fromHex(value)]),
    ) as Record<'p' | 'q' | 'dP' | 'dQ' | 'qInv', Uint8Array>;
    const publicKey = offlineAuthentication.publicKey({
      algorithm: 'RSA',
      privateKey: { p, q, dP, dQ, qInv },
    });
    const signature = findTlv(record, '70/9F4B')!.value;
    expect(signature).toHaveLength(176);
    expect(offlineAuthentication.verifyDynamicData(publicKey, signature, data)).toMatchObject({ ok: true });
  });

  test('is not there without a payment', () => {
    const bank = new BankCore('3DES', objects);
    bank.select('contactless');
    expect(toHex(readRecord(bank, 6, 1))).toBe('7000');
  });

  test('of 1024 bits stands in the first answer', () => {
    const card = testKeys.schemes[0]!.card.privateKey as Record<string, string>;
    const short = { '8201': card.qInv, '8202': card.dQ, '8203': card.dP, '8204': card.q, '8205': card.p };
    const { answer } = tap(new BankCore('3DES', short));
    expect(findTlv(parseTlv(answer), '77/9F4B')!.value).toHaveLength(128);
    expect(findTlv(parseTlv(answer), '77/9F5D')).toBeDefined();
  });
});
