import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../crypto/index.js';
import { ascii, counting, hex, toHex } from './support.js';

/* Agreement with the command line of the system's OpenSSL, which is neither the Node that runs nor our code. */

const folder = mkdtempSync(join(tmpdir(), 'sscard-openssl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function openssl(
  args: readonly string[],
  input?: Uint8Array,
): { ok: boolean; output: Uint8Array; errors: string } {
  const { status, stdout, stderr } = spawnSync('openssl', args, input === undefined ? {} : { input });
  return { ok: status === 0, output: Uint8Array.from(stdout ?? []), errors: String(stderr ?? 'not found') };
}

function run(args: readonly string[], input?: Uint8Array): Uint8Array {
  const { ok, output, errors } = openssl(args, input);
  if (!ok) throw new Error(`openssl ${args.join(' ')}: ${errors}`);
  return output;
}

function file(name: string, content?: Uint8Array): string {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
}

/** A build server must have these algorithms; a developer's machine may lack them. */
function available(what: string, probe: readonly string[], input?: Uint8Array): boolean {
  if (openssl(probe, input).ok || process.env.CI) return true;
  process.stderr.write(`The system's openssl has no ${what}; the agreement with it is not tested.\n`);
  return false;
}

const suites = (['native', 'portable'] as const).map((name) => createCryptoSuite(name));

describe.runIf(available('SM3', ['dgst', '-sm3'], new Uint8Array(1)))('openssl dgst -sm3', () => {
  it.each([0, 1, 63, 64, 65, 65536])('%i bytes', (count) => {
    const expected = toHex(run(['dgst', '-sm3', '-binary'], counting(count)));
    for (const { sm3 } of suites) expect(toHex(sm3(counting(count)))).toBe(expected);
  });

  it('with HMAC', () => {
    const key = counting(20);
    const expected = toHex(
      run(['dgst', '-sm3', '-mac', 'HMAC', '-macopt', `hexkey:${toHex(key)}`, '-binary'], counting(99)),
    );
    for (const { hmacSm3 } of suites) expect(toHex(hmacSm3(key, counting(99)))).toBe(expected);
  });
});

const sm4Probe = ['enc', '-sm4-ecb', '-K', '00'.repeat(16)];

describe.runIf(available('SM4', sm4Probe, new Uint8Array(1)))('openssl enc -sm4 and openssl mac', () => {
  const key = counting(16);
  const iv = counting(32).slice(16);

  it.each([16, 32, 1024])('%i bytes', (count) => {
    const data = counting(count);
    const enc = (mode: string, ...more: string[]) =>
      toHex(run(['enc', `-sm4-${mode}`, '-nopad', '-K', toHex(key), ...more], data));
    for (const { sm4 } of suites) {
      const cipher = sm4(key);
      expect(toHex(cipher.encryptEcb(data))).toBe(enc('ecb'));
      expect(toHex(cipher.encryptCbc(iv, data))).toBe(enc('cbc', '-iv', toHex(iv)));
      expect(toHex(cipher.decryptCbc(iv, data))).toBe(enc('cbc', '-d', '-iv', toHex(iv)));
    }
  });

  it.each([0, 1, 15, 16, 17, 257])('CMAC over %i bytes', (count) => {
    const path = file('message', counting(count));
    const args = ['mac', '-cipher', 'SM4-CBC', '-macopt', `hexkey:${toHex(key)}`, '-in', path, 'CMAC'];
    const expected = Buffer.from(run(args)).toString().trim().toLowerCase();
    for (const { sm4 } of suites) expect(toHex(sm4(key).cmac(counting(count)))).toBe(expected);
  });
});

const sm2Probe = ['genpkey', '-algorithm', 'SM2'];

describe.runIf(available('SM2', sm2Probe)).each(suites)('openssl pkeyutl with SM2', (suite) => {
  const { sm2 } = suite;
  const { privateKey, publicKey } = sm2.generateKeyPair();
  const tail = `a00a06082a811ccf5501822da144034200${toHex(publicKey)}`;
  const sec1 = hex(`30770201010420${toHex(privateKey)}${tail}`);
  const spki = hex(`3059301306072a8648ce3d020106082a811ccf5501822d034200${toHex(publicKey)}`);
  const pem = (key: ReturnType<typeof createPrivateKey>, type: 'pkcs8' | 'spki') =>
    Buffer.from(key.export({ format: 'pem', type } as { format: 'pem'; type: 'pkcs8' }));
  const name = suite.engineSet;
  const privateFile = file(
    `${name}.key`,
    pem(createPrivateKey({ key: Buffer.from(sec1), format: 'der', type: 'sec1' }), 'pkcs8'),
  );
  const publicFile = file(
    `${name}.pub`,
    pem(createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }), 'spki'),
  );

  it.each(['1234567812345678', 'ALICE123@YAHOO.COM'])('signatures of %s', (id) => {
    const message = file('message', counting(300));
    const common = ['-rawin', '-digest', 'sm3', '-in', message, '-pkeyopt', `distid:${id}`];
    const theirs = run(['pkeyutl', '-sign', '-inkey', privateFile, ...common]);
    expect(sm2.verify(theirs, counting(300), publicKey, { id: ascii(id), der: true })).toBe(true);
    expect(sm2.verify(theirs, counting(300), publicKey, { id: ascii('other'), der: true })).toBe(false);

    const verify = (signature: Uint8Array) =>
      openssl([
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        publicFile,
        '-sigfile',
        file('signature', signature),
        ...common,
      ]).ok;
    const ours = sm2.sign(counting(300), privateKey, { id: ascii(id), der: true });
    expect(verify(ours)).toBe(true);
    expect(verify(sm2.sign(counting(299), privateKey, { id: ascii(id), der: true }))).toBe(false);
  });

  it.each([1, 32, 100])('ciphertexts of %i bytes', (count) => {
    const plain = file('plain', counting(count));
    const theirs = run(['pkeyutl', '-encrypt', '-pubin', '-inkey', publicFile, '-in', plain]);
    expect(sm2.decrypt(fromAsn1(theirs), privateKey)).toEqual(counting(count));

    const ours = file('cipher', toAsn1(sm2.encrypt(counting(count), publicKey)));
    const back = file('back');
    run(['pkeyutl', '-decrypt', '-inkey', privateFile, '-in', ours, '-out', back]);
    expect(Uint8Array.from(readFileSync(back))).toEqual(counting(count));
  });
});

/** SM2Cipher of GM/T 0009: INTEGER x, INTEGER y, OCTET STRING C3, OCTET STRING C2; up to 255 bytes in all. */
function fromAsn1(der: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let offset = der[1] === 0x81 ? 3 : 2; offset < der.length; ) {
    const length = der[offset + 1]!;
    parts.push(der.subarray(offset + 2, offset + 2 + length));
    offset += 2 + length;
  }
  const coordinate = (bytes: Uint8Array) => hex(toHex(bytes).padStart(64, '0').slice(-64));
  return Uint8Array.of(4, ...coordinate(parts[0]!), ...coordinate(parts[1]!), ...parts[2]!, ...parts[3]!);
}

function toAsn1(ciphertext: Uint8Array): Uint8Array {
  const item = (tag: number, content: readonly number[]) => [tag, content.length, ...content];
  const integer = (bytes: Uint8Array) => {
    const text = toHex(bytes).replace(/^(00)+/, '');
    return item(0x02, [...hex(/^[89a-f]/.test(text) ? `00${text}` : text)]);
  };
  const body = [
    ...integer(ciphertext.subarray(1, 33)),
    ...integer(ciphertext.subarray(33, 65)),
    ...item(0x04, [...ciphertext.subarray(65, 97)]),
    ...item(0x04, [...ciphertext.subarray(97)]),
  ];
  return Uint8Array.of(0x30, ...(body.length > 127 ? [0x81] : []), body.length, ...body);
}
