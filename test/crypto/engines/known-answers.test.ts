import * as realCrypto from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as probes from '../../../crypto/engines/known-answers.js';
import { createCryptoSuite } from '../../../crypto/index.js';
import { ascii, counting, EXAMPLE_PRIVATE_KEY, EXAMPLE_PUBLIC_KEY, toHex } from '../support.js';

const platform = vi.hoisted(() => ({ changes: {} as Record<string, unknown> }));

vi.mock('../../../crypto/engines/modules.js', async (original) => ({
  ...(await original<typeof import('../../../crypto/engines/modules.js')>()),
  nodeCrypto: () => ({ ...realCrypto, ...platform.changes }),
}));

afterEach(() => {
  platform.changes = {};
});

const unavailable = () => {
  throw new Error('Digest method not supported');
};

/** What Electron's BoringSSL is like: the functions are there, the SM algorithms are not. */
const WITHOUT_SM = {
  hash: unavailable,
  createHash: unavailable,
  createHmac: unavailable,
  createCipheriv: unavailable,
  createDecipheriv: unavailable,
  createPrivateKey: unavailable,
  createPublicKey: unavailable,
  createECDH: unavailable,
};

describe('probes', () => {
  it('accept this platform', () => {
    for (const works of Object.values(probes)) expect(works()).toBe(true);
  });

  it('reject a platform without the algorithms', () => {
    platform.changes = WITHOUT_SM;
    for (const works of Object.values(probes)) expect(works()).toBe(false);
  });

  it('reject a platform that computes something else under the name', () => {
    const { hash, createHash, createCipheriv, createECDH, createVerify } = realCrypto;
    platform.changes = {
      hash: (_: string, data: Uint8Array) => hash('sha256', data, 'buffer'),
      createHash: () => createHash('sha256'),
      createCipheriv: (_: string, key: Uint8Array) =>
        createCipheriv(key.length === 16 ? 'aes-128-ecb' : 'aes-192-ecb', key, null),
      createECDH: () => createECDH('prime256v1'),
      privateDecrypt: (_: unknown, block: Uint8Array) => Buffer.from(block),
      createVerify: () => createVerify('sha256'),
    };
    for (const works of Object.values(probes)) expect(works()).toBe(false);
  });

  it('notice plain ECDSA, which Node does with SM2 keys that it generated: it agrees with itself', () => {
    const { privateKey, publicKey } = realCrypto.generateKeyPairSync('ec', { namedCurve: 'SM2' });
    const signature = realCrypto.createSign('sm3').update('x').sign(privateKey);
    expect(realCrypto.createVerify('sm3').update('x').verify(publicKey, signature)).toBe(true);
    platform.changes = { createPrivateKey: () => privateKey, createPublicKey: () => publicKey };
    expect(probes.nativeSm2SignatureWorks()).toBe(false);
    platform.changes = { createPrivateKey: () => privateKey };
    expect(probes.nativeSm2SignatureWorks()).toBe(false);
  });

  it('leave a platform without the algorithms with the portable engines', () => {
    platform.changes = WITHOUT_SM;
    const suite = createCryptoSuite('native');
    expect(toHex(suite.sm3(ascii('abc'))).slice(0, 8)).toBe('66c7f0f4');
    expect(suite.hmacSm3(counting(4), counting(4))).toHaveLength(32);
    expect(suite.sm4(counting(16)).cbcMac(counting(64))).toHaveLength(16);
    expect(toHex(suite.sha1(ascii('abc'))).slice(0, 8)).toBe('a9993e36');
    const rsaKey = suite.rsa.generateKey({ bits: 1024 });
    const block = new Uint8Array(128).fill(1);
    const signed = suite.rsa.privateOperation(block, rsaKey);
    expect(suite.rsa.publicOperation(signed, suite.rsa.publicKey(rsaKey))).toEqual(block);
    expect(suite.tripleDes(counting(16)).retailMac(counting(64))).toHaveLength(8);
    const signature = suite.sm2.sign(ascii('m'), EXAMPLE_PRIVATE_KEY);
    expect(suite.sm2.verify(signature, ascii('m'), EXAMPLE_PUBLIC_KEY)).toBe(true);
    const ciphertext = suite.sm2.encrypt(ascii('m'), EXAMPLE_PUBLIC_KEY);
    expect(suite.sm2.decrypt(ciphertext, EXAMPLE_PRIVATE_KEY)).toEqual(ascii('m'));
  });
});
