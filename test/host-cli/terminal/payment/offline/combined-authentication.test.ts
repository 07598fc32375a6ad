import { describe, expect, test } from 'vitest';
import { encodeTlv } from '../../../../../apdu/codec/ber-tlv.js';
import { parseCryptogramAnswer } from '../../../../../apdu/payment/response-template.js';
import {
  cdaTransactionData,
  offlineAuthentication,
  type PaymentPrivateKey,
  sm2,
} from '../../../../../crypto/index.js';
import {
  authenticateCombined,
  type CombinedInput,
} from '../../../../../host-cli/terminal/payment/offline/combined-authentication.js';
import { bytes, hex } from '../../../../support/hex.js';

const privateKey: PaymentPrivateKey = { algorithm: 'SM2', privateKey: sm2.generateKeyPair().privateKey };
const key = offlineAuthentication.publicKey(privateKey);
const CRYPTOGRAM = bytes('1122334455667788');
const UNPREDICTABLE = bytes('A1A2A3A4');
const sent = { pdolValues: bytes('01'), cdol1Values: bytes('0203') };

/** What a card answers that signs for these values. */
function combined(changes: Partial<CombinedInput> = {}): CombinedInput {
  const plain = [
    { tag: 0x9f27, value: bytes('80') },
    { tag: 0x9f36, value: bytes('0001') },
    { tag: 0x9f10, value: bytes('07010103A0000004') },
  ];
  const signature = offlineAuthentication.signCombinedData(privateKey, {
    dynamicNumber: bytes('0001'),
    cryptogramInformation: 0x80,
    applicationCryptogram: CRYPTOGRAM,
    unpredictableNumber: UNPREDICTABLE,
    transactionData: cdaTransactionData({ ...sent, answerObjects: encodeTlv(...plain) }),
  });
  const [information, counter, issuerData] = plain;
  const children = [information!, counter!, { tag: 0x9f4b, value: signature }, issuerData!];
  const answerBytes = encodeTlv({ tag: 0x77, children });
  const answer = parseCryptogramAnswer(answerBytes);
  return { key, unpredictableNumber: UNPREDICTABLE, ...sent, answerBytes, answer, ...changes };
}

test('the cryptogram comes out of the signature', () => {
  const found = authenticateCombined(combined());
  expect(found.ok && hex(found.value)).toBe('1122334455667788');
});

describe('what the signature covers', () => {
  test.each([
    ['the PDOL values', { pdolValues: bytes('00') }],
    ['the CDOL1 values', { cdol1Values: bytes('0204') }],
    ['the CDOL2 values', { cdol2Values: bytes('00') }],
    ['the unpredictable number', { unpredictableNumber: bytes('00000000') }],
  ])('%s', (_name, changes) => {
    expect(authenticateCombined(combined(changes))).toMatchObject({ ok: false });
  });

  test('CID, ATC and issuer data of the answer', () => {
    for (const [from, to] of [
      ['9F270180', '9F270140'],
      ['9F36020001', '9F36020002'],
      ['03A0000004', '03A0000001'],
    ] as const) {
      const answerBytes = bytes(hex(combined().answerBytes).replace(from, to));
      const answer = parseCryptogramAnswer(answerBytes);
      expect(authenticateCombined(combined({ answerBytes, answer }))).toMatchObject({ ok: false });
    }
  });
});

test('an answer without signature', () => {
  const answerBytes = bytes('800B8000011122334455667788');
  const answer = parseCryptogramAnswer(answerBytes);
  expect(authenticateCombined(combined({ answerBytes, answer }))).toMatchObject({
    problem: { en: 'the card gave no signature' },
  });
});
