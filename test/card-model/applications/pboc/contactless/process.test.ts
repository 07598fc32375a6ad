import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import { parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import {
  decodeDiscretionaryData,
  decodeIssuerApplicationData,
} from '../../../../../apdu/payment/issuer-application-data.js';
import { processFastPayment } from '../../../../../card-model/applications/pboc/contactless/process.js';
import { cryptogramInput, fddaTerminalData, offlineAuthentication } from '../../../../../crypto/index.js';
import { BankCore, CONTACTLESS_PDOL } from '../../../../support/bank-core.js';
import { tap, tapData } from '../../../../support/bank-tap.js';

const objectsOf = (answer: Uint8Array) => parseTlv(answer)[0]!.children!;
const tagsOf = (answer: Uint8Array): string[] =>
  objectsOf(answer).map(({ tag }) => tag.toString(16).toUpperCase());
const objectValue = (answer: Uint8Array, tag: number): Uint8Array =>
  objectsOf(answer).find((node) => node.tag === tag)!.value;
const ONLINE = '26800080';

describe.each(['SM4', '3DES'] as const)('answer of GET PROCESSING OPTIONS, %s', (algorithm) => {
  const bank = (changes = {}): BankCore => new BankCore(algorithm, changes);

  test('approval: the objects of the standard in their order', () => {
    const { statusWord, answer } = tap(bank());
    expect(statusWord).toBe(0x9000);
    const signed = algorithm === 'SM4' ? ['9F4B'] : [];
    expect(tagsOf(answer)).toEqual([
      '82',
      '94',
      '9F36',
      '9F26',
      '9F10',
      '57',
      '5F34',
      ...signed,
      '9F6C',
      '9F5D',
    ]);
    expect(toHex(objectValue(answer, 0x9f5d))).toBe('000000009000');
    expect(toHex(objectValue(answer, 0x9f36))).toBe('0011');
  });

  test('request and decline: another order, no AFL', () => {
    const tags = ['82', '9F36', '57', '9F10', '9F26', '5F34', '9F6C', '9F5D', '5F20'];
    expect(tagsOf(tap(bank(), { ttq: ONLINE }).answer)).toEqual(tags);
    expect(tagsOf(tap(bank(), { currency: '0840' }).answer)).toEqual(tags);
    const product = tap(bank({ '9F63': '00'.repeat(16) }), { ttq: ONLINE }).answer;
    expect(tagsOf(product)).toContain('9F63');
  });

  test('9F5D only where 9F68 b1.1 says so', () => {
    expect(tagsOf(tap(bank({ '9F68': '80500000' })).answer)).not.toContain('9F5D');
  });

  test('the cryptogram covers what the terminal sent, AIP, ATC and CVR', () => {
    const one = bank();
    const { answer } = tap(one);
    const { cvr } = decodeIssuerApplicationData(objectValue(answer, 0x9f10));
    expect(toHex(cvr)).toBe('03900000');
    const input = cryptogramInput(1, {
      amountAuthorised: fromHex('000000001000'),
      amountOther: new Uint8Array(6),
      terminalCountry: fromHex('0156'),
      terminalVerificationResults: new Uint8Array(5),
      currency: fromHex('0156'),
      date: fromHex('261122'),
      transactionType: fromHex('00'),
      unpredictableNumber: fromHex('11223344'),
      interchangeProfile: fromHex('7C00'),
      atc: 0x11,
      cardVerificationResults: cvr,
    });
    expect(objectValue(answer, 0x9f26)).toEqual(one.keys.applicationCryptogram(0x11, input));
  });

  test('9F10 tells the balance after the payment, under its MAC', () => {
    const one = bank();
    const { discretionary } = decodeIssuerApplicationData(objectValue(tap(one).answer, 0x9f10));
    const { id, amounts, mac } = decodeDiscretionaryData(discretionary);
    expect([id, amounts]).toEqual([1, [9000]]);
    expect(mac).toEqual(one.keys.iddMac(0x11, fromHex('0000009000')));
  });

  test('an approval has moved nothing, yet the ATC', () => {
    const one = bank();
    const before = one.directory.toImage().objects!.filter(({ tag }) => tag !== 0x9f36);
    tap(one);
    expect(one.directory.toImage().objects!.filter(({ tag }) => tag !== 0x9f36)).toEqual(before);
    expect(one.session.phase).toBe('completed');
  });

  test('a prepaid request takes the money at once', () => {
    const one = bank({ '9F68': '81D00000' });
    expect(toHex(objectValue(tap(one, { ttq: ONLINE }).answer, 0x9f5d))).toBe('000000009000');
    expect(one.object(0x9f79)).toBe('000000009000');
  });

  test('a signature that is asked for stands in 9F6C, and goes with the next payment', () => {
    const one = bank({ '9F68': '81501000', '9F6C': '2000' });
    expect(toHex(objectValue(tap(one, { ttq: '26400080' }).answer, 0x9f6c))).toBe('6000');
    expect(toHex(objectValue(tap(one).answer, 0x9f6c))).toBe('2000');
  });

  test('a card without options, 9F10, a known version, or an amount that is one, ends', () => {
    const data = (changes: Record<string, string | undefined>) => tap(bank(changes)).statusWord;
    expect(data({ [algorithm === 'SM4' ? '9201' : '9200']: undefined })).toBe(0x6985);
    expect(data({ '9201': '07010203000000040A01', '9200': '07010203000000010A01' })).toBe(0x6985);
    expect(data({ '9208': undefined, '9207': undefined })).toBe(0x6985);
    const broken = tapData().replace('000000001000', '00000000100A');
    const transaction = bank().transaction('fast-payment', CONTACTLESS_PDOL, broken);
    const other = bank();
    expect(processFastPayment(other.core, other.session, transaction)).toBe(0x6a80);
  });

  test('nothing in common for the cardholder: 6985', () => {
    expect(tap(bank(), { ttq: '24400080' }).statusWord).toBe(0x6985);
  });

  test('a card without records pays in GET PROCESSING OPTIONS', () => {
    const one = bank({ '9207': '7C00', '9208': '7C00' });
    expect(tap(one).statusWord).toBe(0x9000);
    expect(one.object(0x9f79)).toBe('000000009000');
  });
});

describe('fDDA', () => {
  const publicKey = offlineAuthentication.publicKey({
    algorithm: 'SM2',
    privateKey: new BankCore().directory.objects.get(0x8402)!,
  });

  test('version 00 covers the unpredictable number', () => {
    const { answer } = tap(new BankCore('SM4'), { ttq: '26000000' });
    const data = fddaTerminalData({ version: 0, unpredictableNumber: fromHex('11223344') });
    expect(
      offlineAuthentication.verifyDynamicData(publicKey, objectValue(answer, 0x9f4b), data),
    ).toMatchObject({
      ok: true,
      dynamicNumber: fromHex('0011'),
    });
  });

  test('a card without DDA signs nothing', () => {
    const { answer } = tap(new BankCore('SM4', { '9208': '5C001001020038010101' }));
    expect(tagsOf(answer)).not.toContain('9F4B');
  });
});
