import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as defaults from '../../crypto/default-suite.js';
import { engineSetFromEnvironment } from '../../crypto/default-suite.js';
import { createCryptoSuite } from '../../crypto/index.js';
import { ascii, counting, EXAMPLE_PRIVATE_KEY, EXAMPLE_PUBLIC_KEY, expectCode, hex } from './support.js';

describe('SSCARD_CRYPTO', () => {
  it('is read as native or portable and otherwise refused', () => {
    expect(engineSetFromEnvironment({})).toBe('native');
    expect(engineSetFromEnvironment({ SSCARD_CRYPTO: '' })).toBe('native');
    expect(engineSetFromEnvironment({ SSCARD_CRYPTO: 'native' })).toBe('native');
    expect(engineSetFromEnvironment({ SSCARD_CRYPTO: 'portable' })).toBe('portable');
    expectCode(() => engineSetFromEnvironment({ SSCARD_CRYPTO: 'Portable' }), 'BAD_ARGUMENT');
  });

  it('is obeyed by the exported functions', () => {
    const run = (setting: string) => {
      const module = fileURLToPath(new URL('../../crypto/default-suite.ts', import.meta.url));
      const program = `import { sm3 } from ${JSON.stringify(module)};
        const crypto = process.getBuiltinModule('node:crypto');
        crypto.hash = () => { throw new Error('native'); };
        crypto.createHash = crypto.hash;
        process.stdout.write(Buffer.from(sm3(new Uint8Array(0))).toString('hex').slice(0, 8));`;
      const args = ['--import', 'tsx', '--input-type=module', '-e', program];
      return spawnSync(process.execPath, args, {
        encoding: 'utf8',
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: { ...process.env, SSCARD_CRYPTO: setting },
      });
    };
    // The native functions are broken on purpose: the probe must notice, and `portable` must never touch them.
    expect(run('portable').stdout).toBe('1ab21d83');
    expect(run('native').stdout).toBe('1ab21d83');
    expect(run('none').stderr).toContain('SSCARD_CRYPTO');
  });
});

describe('the exported functions', () => {
  const suite = createCryptoSuite();

  it('are those of the suite', () => {
    const key = counting(16);
    expect(defaults.sm3(key)).toEqual(suite.sm3(key));
    expect(defaults.hmacSm3(key, key)).toEqual(suite.hmacSm3(key, key));
    expect(defaults.sm4(key).cmac(key)).toEqual(suite.sm4(key).cmac(key));
    expect(defaults.des(counting(8)).encryptEcb(key)).toEqual(suite.des(counting(8)).encryptEcb(key));
    expect(defaults.tripleDes(key).retailMac(key)).toEqual(suite.tripleDes(key).retailMac(key));
    expect(defaults.keyCheckValue('SM4', key)).toEqual(suite.keyCheckValue('SM4', key));
    expect(defaults.cardAlgorithm('3DES').name).toBe('3DES');
    expect(defaults.paymentAlgorithm('SM4').algorithmByte).toBe(4);
    expect(defaults.sha1(key)).toEqual(suite.sha1(key));
  });

  it('have all of SM2, with its options', () => {
    const { sm2 } = defaults;
    const id = hex('01');
    const message = ascii('m');
    const { privateKey, publicKey } = sm2.generateKeyPair();
    expect(sm2.isPrivateKey(privateKey) && sm2.isPublicKey(publicKey)).toBe(true);
    expect(sm2.publicKey(EXAMPLE_PRIVATE_KEY)).toEqual(EXAMPLE_PUBLIC_KEY);
    const signature = sm2.sign(message, privateKey, { id, der: true });
    expect(sm2.verify(signature, message, publicKey, { id, der: true })).toBe(true);
    expect(sm2.verify(signature, message, publicKey, { der: true })).toBe(false);
    const ciphertext = sm2.encrypt(message, publicKey, { order: 'C1C2C3' });
    expect(sm2.decrypt(ciphertext, privateKey, { order: 'C1C2C3' })).toEqual(message);
    expectCode(() => sm2.decrypt(ciphertext, privateKey), 'BAD_CIPHERTEXT');
    const pair = { ephemeralPrivateKey: EXAMPLE_PRIVATE_KEY, ephemeralPublicKey: EXAMPLE_PUBLIC_KEY };
    const peer = { peerPublicKey: EXAMPLE_PUBLIC_KEY, peerEphemeralPublicKey: EXAMPLE_PUBLIC_KEY };
    expect(
      sm2.exchange({ role: 'initiator', privateKey, publicKey, ...pair, ...peer, length: 16 }).key,
    ).toHaveLength(16);
  });

  it('have all of RSA', () => {
    const { rsa } = defaults;
    const key = rsa.generateKey({ bits: 1024, exponent: 65537 });
    const publicKey = rsa.publicKey(key);
    const block = counting(128);
    expect(rsa.isPublicKey(publicKey) && rsa.isBlock(block, publicKey)).toBe(true);
    expect(rsa.publicOperation(rsa.privateOperation(block, key), publicKey)).toEqual(block);
  });

  it('have all of offline authentication', () => {
    const { offlineAuthentication: offline, sm2 } = defaults;
    const key = { algorithm: 'SM2', privateKey: sm2.generateKeyPair().privateKey } as const;
    const publicKey = offline.publicKey(key);
    const [number, terminalData] = [counting(2), counting(4)];
    const expected = { pan: '62280001', today: { year: 2026, month: 11 } };
    const contents = { serialNumber: counting(3), expiry: expected.today, publicKey };
    const issuer = offline.makeIssuerCertificate(key, { ...contents, subject: '622' });
    expect(offline.verifyIssuerCertificate(publicKey, issuer, expected).ok).toBe(true);
    const card = offline.makeIccCertificate(key, { ...contents, subject: '62280001' }, terminalData);
    expect(offline.verifyIccCertificate(publicKey, card, expected, terminalData).ok).toBe(true);
    const still = offline.signStaticData(key, number, terminalData);
    expect(offline.verifyStaticData(publicKey, still, terminalData).ok).toBe(true);
    const dynamic = offline.signDynamicData(key, number, terminalData);
    expect(offline.verifyDynamicData(publicKey, dynamic, terminalData).ok).toBe(true);
    const transaction = {
      unpredictableNumber: counting(4),
      transactionData: counting(9),
      cryptogramInformation: 0x40,
    };
    const combined = offline.signCombinedData(key, {
      ...transaction,
      dynamicNumber: number,
      applicationCryptogram: counting(8),
    });
    expect(offline.verifyCombinedData(publicKey, combined, transaction).ok).toBe(true);
  });

  it('offer every name of the suite', () => {
    const own = Object.keys(suite).filter((name) => name !== 'engineSet');
    expect(Object.keys(defaults)).toEqual(expect.arrayContaining(own));
    const { sm2, rsa, offlineAuthentication } = defaults;
    const groups = { sm2, rsa, offlineAuthentication };
    for (const name of ['sm2', 'rsa', 'offlineAuthentication'] as const) {
      expect(Object.keys(groups[name]).sort()).toEqual(Object.keys(suite[name]).sort());
    }
  });
});
