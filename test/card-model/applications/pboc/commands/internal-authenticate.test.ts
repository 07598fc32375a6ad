import { describe, expect, it } from 'vitest';
import { parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import { offlineAuthentication, type PaymentPublicKey } from '../../../../../crypto/index.js';
import keyFile from '../../../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes } from '../../../../support/hex.js';
import { bankContents, PaymentCard, withObjects } from '../../../../support/payment-card.js';

const cardKey = (algorithm: 'SM4' | '3DES'): PaymentPublicKey => {
  const { card } = keyFile.schemes.find((scheme) => (scheme.algorithm === 'SM2') === (algorithm === 'SM4'))!;
  return 'modulus' in card && card.modulus
    ? { algorithm: 'RSA', modulus: bytes(card.modulus), exponent: 3 }
    : { algorithm: 'SM2', publicKey: bytes((card as { publicKey: string }).publicKey) };
};

describe.each(['SM4', '3DES'] as const)('INTERNAL AUTHENTICATE, %s', (algorithm) => {
  it('signs the ATC and what the terminal sends; the CVR tells it', () => {
    const card = new PaymentCard(algorithm);
    card.begin();
    const answer = card.send('0088000004A1B2C3D400');
    expect(answer).toMatch(/9000$/);
    const [template] = parseTlv(bytes(answer.slice(0, -4)));
    expect(template!.tag).toBe(0x80);
    const verify = (data: string) =>
      offlineAuthentication.verifyDynamicData(cardKey(algorithm), template!.value, bytes(data));
    expect(verify('A1B2C3D4')).toEqual({ ok: true, dynamicNumber: bytes('0001') });
    expect(verify('A1B2C3D5').ok).toBe(false);
    expect(card.first('00').results).toBe('03801002');
  });

  it('only between GET PROCESSING OPTIONS and GENERATE AC: else 6985', () => {
    const card = new PaymentCard(algorithm);
    card.select();
    expect(card.statusOf('0088000004A1B2C3D400')).toBe('6985');
    card.options();
    card.first('00');
    expect(card.statusOf('0088000004A1B2C3D400')).toBe('6985');
  });

  it('another length than the DDOL asks for 6700, parameters 6A86', () => {
    const card = new PaymentCard(algorithm);
    card.begin();
    expect(card.statusOf('0088000003A1B2C300')).toBe('6700');
    expect(card.statusOf('00880000')).toBe('6700');
    expect(card.statusOf('0088010004A1B2C3D400')).toBe('6A86');
    expect(card.statusOf('0088000104A1B2C3D400')).toBe('6A86');
  });
});

it('the signature is made anew for each transaction', () => {
  const card = new PaymentCard('3DES');
  const sign = (): string => {
    card.begin();
    return card.send('0088000004A1B2C3D400');
  };
  expect(sign()).not.toBe(sign());
});

it('a card whose AIP has no DDA signs nothing: 6985', () => {
  const options = '08010200400103001801020120010100';
  const card = new PaymentCard('SM4', withObjects(bankContents(), { '9105': `5D00${options}` }));
  card.begin();
  expect(card.statusOf('0088000004A1B2C3D400')).toBe('6985');
  expect(card.first('00').results).toBe('03801000');
});
