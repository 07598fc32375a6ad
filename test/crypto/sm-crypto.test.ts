import smCrypto from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../crypto/index.js';
import { ascii, counting, hex, toHex } from './support.js';

/** The other implementation of SM2: own arithmetic (jsbn), own equations; only tests use it. */
const other = smCrypto.sm2;

describe.each(['native', 'portable'] as const)('%s engines and the SM2 of sm-crypto', (engineSet) => {
  const { sm2 } = createCryptoSuite(engineSet);
  const { privateKey, publicKey } = sm2.generateKeyPair();
  const hexPrivate = toHex(privateKey);
  const hexPublic = toHex(publicKey);

  it.each([
    ['raw', false],
    ['DER', true],
  ])('accept each other’s signatures, %s', (_, der) => {
    for (const userId of ['1234567812345678', 'ALICE123@YAHOO.COM', '']) {
      const id = ascii(userId);
      const message = counting(userId.length + 1);
      const theirs = other.doSignature([...message], hexPrivate, { hash: true, der, userId });
      expect(sm2.verify(hex(theirs), message, publicKey, { id, der })).toBe(true);
      const ours = toHex(sm2.sign(message, privateKey, { id, der }));
      expect(other.doVerifySignature([...message], ours, hexPublic, { hash: true, der, userId })).toBe(true);
    }
  });

  it.each([
    ['C1C3C2', 1],
    ['C1C2C3', 0],
  ] as const)('open each other’s ciphertexts, %s', (order, mode) => {
    for (const count of [1, 31, 32, 33, 100]) {
      const theirs = other.doEncrypt([...counting(count)], hexPublic, mode);
      expect(sm2.decrypt(hex(`04${theirs}`), privateKey, { order })).toEqual(counting(count));
      const ours = toHex(sm2.encrypt(counting(count), publicKey, { order }));
      expect(other.doDecrypt(ours.slice(2), hexPrivate, mode, { output: 'array' })).toEqual([
        ...counting(count),
      ]);
    }
  });

  it('take each other’s keys', () => {
    const pair = other.generateKeyPairHex();
    expect(toHex(sm2.publicKey(hex(pair.privateKey)))).toBe(pair.publicKey);
  });
});
