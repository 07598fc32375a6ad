import { describe, expect, it } from 'vitest';
import { offlineAuthentication, type PaymentPublicKey } from '../../../../../crypto/index.js';
import keyFile from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes } from '../../../../support/hex.js';
import {
  bankContents,
  PaymentCard,
  terminalValues,
  tlv,
  withObjects,
} from '../../../../support/payment-card.js';

const [rsa, sm2] = keyFile.schemes;
const KEYS: Record<'SM4' | '3DES', PaymentPublicKey> = {
  '3DES': { algorithm: 'RSA', modulus: bytes(rsa!.card.modulus!), exponent: 3 },
  SM4: { algorithm: 'SM2', publicKey: bytes(sm2!.card.publicKey!) },
};
const used = (objects: Record<string, string> = {}) =>
  withObjects(bankContents(), { '9F13': '0001', '9F36': '0001', ...objects });

const joined = (tags: readonly string[], sm: boolean): string =>
  tags.map((tag) => terminalValues({}, sm)[tag]).join('');
const PDOL = ['DF69', '9F1A', '9F7A', '9F02', '5F2A', '9F4E'];
const CDOL = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '9F21', '9F4E'];

describe.each(['SM4', '3DES'] as const)('CDA, %s', (algorithm) => {
  const pdolValues = joined(PDOL, algorithm === 'SM4');
  const cdolValues = joined(CDOL, false);

  const verify = (
    { information, atc, cryptogram, issuerData, signature }: ReturnType<PaymentCard['first']>,
    sent: string,
    random = '11223344',
  ) =>
    offlineAuthentication.verifyCombinedData(KEYS[algorithm], bytes(signature), {
      unpredictableNumber: bytes(random),
      cryptogramInformation: Number.parseInt(information, 16),
      transactionData: bytes(
        sent +
          tlv(0x9f27, information) +
          tlv(0x9f36, atc) +
          (cryptogram && tlv(0x9f26, cryptogram)) +
          tlv(0x9f10, issuerData),
      ),
    });

  it.each([
    ['50', '40', '03900002'],
    ['90', '80', '03A00002'],
  ])('P1 %s: the signature covers all that was said', (p1, information, results) => {
    const card = new PaymentCard(algorithm, used());
    card.begin();
    const answer = card.first(p1);
    expect(answer).toMatchObject({ information, results, cryptogram: '' });
    const found = verify(answer, pdolValues + cdolValues);
    expect(found).toMatchObject({ ok: true, dynamicNumber: bytes('0002') });
    const signed = found as { applicationCryptogram: Uint8Array };
    expect(signed.applicationCryptogram).toEqual(bytes(card.expectedCryptogram(answer)));
    expect(verify(answer, pdolValues).ok).toBe(false);
    expect(verify(answer, pdolValues + cdolValues, '11223345').ok).toBe(false);
    // Dynamic data: length and number, then CID at offset 5 of the SM form. pboc.md 6
    if (algorithm === 'SM4') expect(answer.signature.slice(0, 12)).toBe(`152C020002${information}`);
  });

  it('of the second GENERATE AC covers both', () => {
    const card = new PaymentCard(algorithm, used());
    card.begin();
    const first = card.first('80');
    card.authenticate(first);
    const second = card.second('50', '3030');
    expect(second).toMatchObject({ information: '40', results: '03600002' });
    expect(verify(second, `${pdolValues + cdolValues}3030${cdolValues}`).ok).toBe(true);
    expect(verify(second, `${pdolValues}3030${cdolValues}`).ok).toBe(false);
  });

  it('an AAC is signed when the terminal wanted a signed AAC, and stands in clear beside the signature', () => {
    const card = new PaymentCard(algorithm, used());
    card.begin();
    const answer = card.first('10');
    expect(answer).toMatchObject({ information: '00', results: '03800002' });
    expect(answer.cryptogram).toBe(card.expectedCryptogram(answer));
    expect(verify(answer, pdolValues + cdolValues)).toMatchObject({ ok: true });
  });

  it('an AAC that the card chose is not signed', () => {
    const card = new PaymentCard(algorithm, used());
    card.begin();
    card.first('80');
    // No ARPC, yet the issuer is to have approved: the card declines.
    expect(card.second('50', '3035')).toMatchObject({ information: '00', signature: '' });
  });

  it('nothing is signed of a card whose AIP has no CDA', () => {
    const card = new PaymentCard(algorithm, used());
    card.begin({ cash: true });
    expect(card.first('50', { cash: true })).toMatchObject({
      information: '40',
      signature: '',
      results: '03900000',
    });
  });
});

describe('9F10', () => {
  it.each([
    ['01', '0A010000020000'],
    ['02', '0A020000000700'],
    ['03', '0F0300000200000000000700'],
    ['04', '0F0400000007000000100000'],
    ['05', '0A050000020000'],
  ])('kind %s tells its amounts with a MAC', (discretionary, told) => {
    const contents = withObjects(bankContents({ 'financial.discretionary': discretionary }), {
      C001: '000000000700',
    });
    const card = new PaymentCard('SM4', contents);
    card.begin();
    const { atc, issuerData } = card.first('00');
    const mac = card.bank.issuerDataMac(atc, told.slice(4));
    expect(issuerData).toBe(`0701010380100004${told}${mac}`);
  });

  it.each(['17', '11'])('CVN %s: the short cryptogram', (cvn) => {
    const card = new PaymentCard('SM4', bankContents({ 'financial.cvn': cvn }));
    card.begin();
    const answer = card.first('00');
    expect(answer.issuerData.slice(4, 6)).toBe(cvn);
    const covered = `000000001000${'11223344'}${answer.atc}${answer.results.slice(2, 4)}`;
    expect(answer.cryptogram).toBe(card.bank.cryptogram(answer.atc, covered));
  });
});
