import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCryptoSuite, cryptogramInput } from '../../../crypto/index.js';
import { counting, hex, toHex } from '../support.js';
import { fieldsOf, PAYMENT_VECTORS, type PaymentVector } from './fixtures.js';

/* The formulas of the bank application worked once more by the command line of the system's OpenSSL. */

const folder = mkdtempSync(join(tmpdir(), 'sscard-payment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openssl(args: readonly string[], input?: Uint8Array): Uint8Array | undefined {
  const { status, stdout } = spawnSync('openssl', args, input === undefined ? {} : { input });
  return status === 0 ? Uint8Array.from(stdout) : undefined;
}

function run(args: readonly string[], input?: Uint8Array): Uint8Array {
  const output = openssl(args, input);
  if (output === undefined) throw new Error(`openssl ${args.join(' ')} failed.`);
  return output;
}

/** A build server must have these algorithms; a developer's machine may lack them. */
function available(what: string, probe: readonly string[], input?: Uint8Array): boolean {
  if (openssl(probe, input) !== undefined || process.env.CI) return true;
  process.stderr.write(`The system's openssl has no ${what}; the agreement with it is not tested.\n`);
  return false;
}

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

type Cipher = (mode: 'ecb' | 'cbc', key: string, data: string) => string;

const sm4: Cipher = (mode, key, data) => {
  const iv = mode === 'cbc' ? ['-iv', '00'.repeat(16)] : [];
  return toHex(run(['enc', `-sm4-${mode}`, '-nopad', '-K', key, ...iv], hex(data)));
};

const tripleDes: Cipher = (mode, key, data) => {
  const three = key.length === 16 ? key.repeat(3) : `${key}${key.slice(0, 16)}`;
  const [name, iv] = mode === 'cbc' ? ['des-ede3-cbc', ['-iv', '00'.repeat(8)]] : ['des-ede3', []];
  return toHex(run(['enc', `-${name}`, '-nopad', '-K', three, ...iv], hex(data)));
};

const xor = (a: string, b: string) => toHex(hex(a).map((byte, index) => byte ^ hex(b)[index]!));
const padded = (data: string, blockBytes: number) => {
  const length = (Math.floor(data.length / 2 / blockBytes) + 1) * blockBytes;
  return `${data}80`.padEnd(2 * length, '0');
};
const mac = (algorithm: string, key: string, data: string): string => {
  if (algorithm === 'SM4') return sm4('cbc', key, padded(data, 16)).slice(-32);
  const blocks = padded(data, 8);
  const chained = tripleDes('cbc', key.slice(0, 16), blocks.slice(0, -16)).slice(-16);
  return tripleDes('ecb', key, xor(chained, blocks.slice(-16)));
};

const ready =
  available('SM4', ['enc', '-sm4-ecb', '-K', '00'.repeat(16)], counting(1)) &&
  available('triple DES', ['enc', '-des-ede3', '-K', '00'.repeat(24)], counting(1));

describe.runIf(ready).each(PAYMENT_VECTORS)('openssl enc for $algorithm', (vector: PaymentVector) => {
  const ecb = (key: string, data: string) => (vector.algorithm === 'SM4' ? sm4 : tripleDes)('ecb', key, data);
  const suite = createCryptoSuite();
  const algorithm = suite.paymentAlgorithm(vector.algorithm);

  // A card and a transaction that stand in no fixture.
  const pan = '6228480000123456789';
  const atc = 0xfedc;
  const account = { pan, psn: '07' };
  const mdks = { ac: counting(16), mac: counting(20).slice(4), enc: counting(32).slice(16) };
  const y = `${pan}07`.slice(-16);
  const unique = (mdk: Uint8Array) => ecb(toHex(mdk), `${y}${xor(y, 'ff'.repeat(8))}`);
  const session = (mdk: Uint8Array) => ecb(unique(mdk), '000000000000fedc0000000000000123');
  const keys = algorithm.prepare(algorithm.deriveUdks(mdks, account));

  it('derives the same keys', () => {
    for (const mdk of Object.values(mdks)) {
      const udk = algorithm.deriveUdk(mdk, account);
      expect(toHex(udk)).toBe(unique(mdk));
      expect(toHex(algorithm.sessionKey(udk, atc))).toBe(session(mdk));
      expect(ecb(toHex(mdk), '00'.repeat(algorithm.blockBytes))).toContain(
        toHex(algorithm.keyCheckValue(mdk)),
      );
    }
  });

  it.each([1, 17] as const)('makes the same cryptogram of CVN %i, ARPC and MACs', (version) => {
    const input = cryptogramInput(version, fieldsOf({ ...vector, atc }));
    const cryptogram = keys.applicationCryptogram(atc, input);
    expect(toHex(cryptogram)).toBe(mac(vector.algorithm, session(mdks.ac), toHex(input)).slice(0, 16));
    const masked = xor(toHex(cryptogram), '3030000000000000');
    const tail = vector.algorithm === 'SM4' ? '00'.repeat(8) : '';
    expect(toHex(keys.arpc(atc, cryptogram, hex('3030')))).toBe(
      ecb(session(mdks.ac), masked + tail).slice(0, 16),
    );
    const idd = mac(vector.algorithm, session(mdks.mac), 'fedc000001234500').slice(0, 8);
    expect(toHex(keys.iddMac(atc, hex('0000012345')))).toBe(idd);
    const script = { cla: 4, ins: 0xdc, p1: 1, p2: 12, data: counting(5), firstCryptogram: cryptogram };
    const text = `04dc010c09fedc${toHex(cryptogram)}0001020304`;
    expect(toHex(keys.scriptMac(atc, script))).toBe(
      mac(vector.algorithm, session(mdks.mac), text).slice(0, 8),
    );
  });

  it('hides the PIN the same way', () => {
    const d1 = `00000000${unique(mdks.enc).slice(8, 16)}`;
    const d3 = xor(xor(d1, '0812345678ffffff'), '1357900000000000');
    const block = ecb(session(mdks.enc), padded(`08${d3}`, algorithm.blockBytes));
    expect(toHex(keys.sealPinChange(atc, '12345678', '13579'))).toBe(block);
  });
});

describe.runIf(available('RSA', ['genrsa', '512']) || ready)('openssl pkeyutl', () => {
  const suite = createCryptoSuite();
  const { offlineAuthentication: offline } = suite;

  it('recovers what an RSA card signs', () => {
    const key = { algorithm: 'RSA', privateKey: suite.rsa.generateKey({ bits: 1024 }) } as const;
    const { modulus } = suite.rsa.publicKey(key.privateKey);
    const jwk = { kty: 'RSA', n: Buffer.from(modulus).toString('base64url'), e: 'Aw' };
    const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' });
    const signed = offline.signDynamicData(key, hex('0102'), hex('11223344'));
    const args = ['pkeyutl', '-verifyrecover', '-pubin', '-inkey', file('rsa.pub', pem.toString())];
    const recovered = toHex(run([...args, '-pkeyopt', 'rsa_padding_mode:none', '-in', file('rsa', signed)]));
    const body = `050103020102${'bb'.repeat(128 - 28)}`;
    const hash = toHex(run(['dgst', '-sha1', '-binary'], hex(`${body}11223344`)));
    expect(recovered).toBe(`6a${body}${hash}bc`);
  });

  it('verifies what an SM2 card signs', () => {
    const { privateKey, publicKey } = suite.sm2.generateKeyPair();
    const signed = offline.signDynamicData({ algorithm: 'SM2', privateKey }, hex('0102'), hex('11223344'));
    expect(toHex(signed.subarray(0, 5))).toBe('1503020102');
    const spki = hex(`3059301306072a8648ce3d020106082a811ccf5501822d034200${toHex(publicKey)}`);
    const pem = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const message = (text: string) =>
      openssl([
        ...['pkeyutl', '-verify', '-pubin', '-rawin', '-digest', 'sm3'],
        ...['-inkey', file('sm2.pub', pem.export({ format: 'pem', type: 'spki' }).toString())],
        ...['-pkeyopt', 'distid:1234567812345678', '-sigfile', file('sm2.sig', toDer(signed.subarray(5)))],
        ...['-in', file('sm2.message', hex(text))],
      ]);
    expect(message('150302010211223344')).toBeDefined();
    expect(message('150302010211223345')).toBeUndefined();
  });
});

function toDer(signature: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const text = toHex(bytes).replace(/^(00)+/, '');
    const content = hex(/^[89a-f]/.test(text) ? `00${text}` : text);
    return [0x02, content.length, ...content];
  };
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return Uint8Array.of(0x30, body.length, ...body);
}
