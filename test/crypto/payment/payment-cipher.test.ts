import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../crypto/index.js';
import { sm4PaymentCipher, tripleDesPaymentCipher } from '../../../crypto/payment/payment-cipher.js';
import { counting, hex, toHex, vectorsOf } from '../support.js';

const { sm4, tripleDes } = createCryptoSuite();

describe('SM4', () => {
  it.each(vectorsOf('SM4-CBC-MAC (ISO 9797-1 padding 2: 80 00..)'))('$id', ({ input, output }) => {
    expect(toHex(sm4PaymentCipher(sm4(hex(input.key!))).mac(hex(input.msg!)))).toBe(output.mac);
  });

  it('enciphers eight bytes as the left half of a block', () => {
    const key = counting(16);
    const expected = sm4(key).encryptBlock(Uint8Array.of(...counting(8), ...new Uint8Array(8)));
    expect(sm4PaymentCipher(sm4(key)).encipherEight(counting(8))).toEqual(expected.slice(0, 8));
  });
});

describe('3DES', () => {
  it('pads whole blocks too', () => {
    const key = counting(16);
    const cipher = tripleDesPaymentCipher(tripleDes(key));
    const padded = Uint8Array.of(...counting(8), 0x80, 0, 0, 0, 0, 0, 0, 0);
    expect(cipher.mac(counting(8))).toEqual(tripleDes(key).retailMac(padded));
  });

  it('gives the same under a key with odd parity set', () => {
    const even = hex('00020406080a0c0e1012141618 1a1c1e');
    const odd = hex('01020407080b0d0e1013151619 1a1c1f');
    const seed = counting(16);
    expect(tripleDesPaymentCipher(tripleDes(odd)).derive(seed)).toEqual(
      tripleDesPaymentCipher(tripleDes(even)).derive(seed),
    );
  });
});
