import { createHash } from 'node:crypto';
import smCrypto from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import { parseTlv } from '../../../apdu/codec/ber-tlv.js';
import keyFile from '../../../fixtures/payment/test-keys.json' with { type: 'json' };
import { bytes, hex } from '../../support/hex.js';
import { PaymentCard } from '../../support/payment-card.js';

/*
 * A terminal that knows nothing but the scheme key and other people's arithmetic: numbers and SHA-1 of Node, SM2 of
 * sm-crypto. EMV Book 2, 5 and 6; pboc.md 6.
 */

interface Read {
  readonly card: PaymentCard;
  /** Values by tag. */
  readonly data: ReadonlyMap<number, string>;
  /** Signed records without template, then the AIP. */
  readonly signed: string;
}

/** GET PROCESSING OPTIONS and every record of the AFL. */
function readAll(algorithm: 'SM4' | '3DES', cash: boolean): Read {
  const card = new PaymentCard(algorithm);
  const [options] = parseTlv(bytes(card.begin({ cash }).slice(0, -4)));
  const value = hex(options!.value);
  const data = new Map<number, string>();
  let signed = '';
  for (const entry of value.slice(4).match(/.{8}/g)!) {
    const [sfi, first, last, covered] = bytes(entry) as unknown as [number, number, number, number];
    for (let number = first; number <= last; number++) {
      const record = card.send(`00B2${hex(Uint8Array.of(number, sfi | 4))}00`).slice(0, -4);
      const [template] = parseTlv(bytes(record));
      for (const { tag, value: inner } of template!.children!) data.set(tag, hex(inner));
      if (number - first < covered) signed += hex(template!.value);
    }
  }
  return { card, data, signed: signed + value.slice(0, 4) };
}

const sha1 = (text: string): string => createHash('sha1').update(bytes(text)).digest('hex').toUpperCase();

/** block^e mod n by squaring; the recovered block in hexadecimal. */
function recover(block: string, modulus: string, exponent: string): string {
  const [n, e] = [BigInt(`0x${modulus}`), BigInt(`0x${exponent}`)];
  let [result, base] = [1n, BigInt(`0x${block}`)];
  for (let rest = e; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * base) % n;
    base = (base * base) % n;
  }
  return result.toString(16).toUpperCase().padStart(modulus.length, '0');
}

/** The contents of a frame 6A ... hash BC, after the hash was found right. */
function opened(frame: string, rest: string): string {
  expect([frame.slice(0, 2), frame.slice(-2)]).toEqual(['6A', 'BC']);
  const body = frame.slice(2, -42);
  expect(frame.slice(-42, -2)).toBe(sha1(body + rest));
  return body;
}

const smVerify = (message: string, signature: string, key: string): boolean =>
  smCrypto.sm2.doVerifySignature([...bytes(message)], signature.toLowerCase(), `04${key.toLowerCase()}`, {
    hash: true,
    der: false,
    userId: '1234567812345678',
  });

const [rsaScheme, sm2Scheme] = keyFile.schemes;
const RANDOM = 'A1B2C3D4';
const dda = (card: PaymentCard): string => {
  const answer = card.send(`0088000004${RANDOM}00`);
  return hex(parseTlv(bytes(answer.slice(0, -4)))[0]!.value);
};

describe.each([
  ['debit/credit', false],
  ['electronic cash', true],
] as const)('%s', (_name, cash) => {
  it('RSA: issuer, card, DDA and SDA', () => {
    const { card, data, signed } = readAll('3DES', cash);
    expect(data.get(0x8f)).toBe('F1');
    const scheme = rsaScheme!.schemeKey;
    const issuerFrame = recover(data.get(0x90)!, scheme.modulus!, '03');
    const issuerBody = opened(issuerFrame, (data.get(0x92) ?? '') + data.get(0x9f32)!);
    expect(issuerBody.slice(0, 10)).toBe('02623100FF');
    const issuerKey = (issuerBody.slice(28) + (data.get(0x92) ?? '')).replace(/BB+$/, '');
    const cardFrame = recover(data.get(0x9f46)!, issuerKey, data.get(0x9f32)!);
    const cardBody = opened(cardFrame, data.get(0x9f48)! + data.get(0x9f47)! + signed);
    expect(cardBody.slice(0, 22)).toBe('046231000000000000013F');
    const cardKey = cardBody.slice(40) + data.get(0x9f48)!;
    const signature = dda(card);
    expect(opened(recover(signature, cardKey, data.get(0x9f47)!), RANDOM)).toMatch(/^050103020001(BB)+$/);
    expect(opened(recover(data.get(0x93)!, issuerKey, data.get(0x9f32)!), signed)).toMatch(/^0301....(BB)+$/);
  });

  it('SM2: issuer, card, DDA and SDA', () => {
    const { card, data, signed } = readAll('SM4', cash);
    expect(data.get(0x8f)).toBe('F2');
    const parts = (object: string): [string, string] => [object.slice(0, -128), object.slice(-128)];
    const [issuer, issuerSignature] = parts(data.get(0x90)!);
    expect(issuer.length / 2 + 64).toBe(142);
    expect(smVerify(issuer, issuerSignature, sm2Scheme!.schemeKey.publicKey!)).toBe(true);
    const issuerKey = issuer.slice(-128);
    const [certificate, certificateSignature] = parts(data.get(0x9f46)!);
    expect(certificate.length / 2 + 64).toBe(148);
    expect(smVerify(certificate + signed, certificateSignature, issuerKey)).toBe(true);
    expect(smVerify(`${certificate + signed}00`, certificateSignature, issuerKey)).toBe(false);
    const [dynamic, dynamicSignature] = parts(dda(card));
    expect(dynamic).toBe('1503020001');
    expect(smVerify(dynamic + RANDOM, dynamicSignature, certificate.slice(-128))).toBe(true);
    const [code, codeSignature] = parts(data.get(0x93)!);
    expect(smVerify(code + signed, codeSignature, issuerKey)).toBe(true);
  });
});
