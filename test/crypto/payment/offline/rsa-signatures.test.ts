import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../../crypto/index.js';
import { frameContentBytes, padWithBb, sealRsaFrame } from '../../../../crypto/payment/offline/rsa-frame.js';
import {
  makeRsaDynamicSignature,
  makeRsaStaticSignature,
  verifyRsaDynamicSignature,
  verifyRsaStaticSignature,
} from '../../../../crypto/payment/offline/rsa-signatures.js';
import { counting, expectCode, hex, toHex } from '../../support.js';
import { crtKeyOf, PUBLISHED } from '../fixtures.js';
import { problemOf } from './chain.js';

const suite = createCryptoSuite();
const key = crtKeyOf(PUBLISHED.rsaCard.privateKey);
const publicKey = suite.rsa.publicKey(key);
const room = frameContentBytes(publicKey);
const recovered = (signed: Uint8Array) => toHex(suite.rsa.publicOperation(signed, publicKey));
const data = hex('11223344');

describe('static signatures', () => {
  it('begin with 6A 03 01 DAC BB', () => {
    const signed = makeRsaStaticSignature(suite, key, hex('1234'), data);
    expect(recovered(signed)).toMatch(/^6a03011234(bb){70}[0-9a-f]{40}bc$/);
    const verified = verifyRsaStaticSignature(suite, publicKey, signed, data);
    expect(verified).toEqual({ ok: true, authenticationCode: hex('1234') });
  });

  it.each([
    ['HASH_ALGORITHM', padWithBb(hex('021234'), room)],
    ['PADDING', padWithBb(hex('011234bc'), room)],
  ])('are refused: %s', (problem, content) => {
    const signed = sealRsaFrame(suite, key, 0x03, content, [data]);
    expect(problemOf(verifyRsaStaticSignature(suite, publicKey, signed, data))).toBe(problem);
  });
});

describe('dynamic signatures', () => {
  it('begin with 6A 05 01 LDD data BB', () => {
    const signed = makeRsaDynamicSignature(suite, key, hex('020102'), data);
    expect(recovered(signed)).toMatch(/^6a050103020102(bb){68}[0-9a-f]{40}bc$/);
    const verified = verifyRsaDynamicSignature(suite, publicKey, signed, data);
    expect(verified).toEqual({ ok: true, dynamicData: hex('020102') });
    expect(problemOf(verifyRsaStaticSignature(suite, publicKey, signed, data))).toBe('FORMAT');
  });

  it.each([
    ['HASH_ALGORITHM', padWithBb(hex('0403020102'), room)],
    ['DYNAMIC_DATA', padWithBb(hex('01ff020102'), room)],
    ['PADDING', padWithBb(hex('010302010200'), room)],
  ])('are refused: %s', (problem, content) => {
    const signed = sealRsaFrame(suite, key, 0x05, content, [data]);
    expect(problemOf(verifyRsaDynamicSignature(suite, publicKey, signed, data))).toBe(problem);
  });

  it('hold as much data as the key has room for', () => {
    const most = counting(room - 2);
    const signed = makeRsaDynamicSignature(suite, key, most, data);
    expect(verifyRsaDynamicSignature(suite, publicKey, signed, data)).toEqual({
      ok: true,
      dynamicData: most,
    });
    expectCode(() => makeRsaDynamicSignature(suite, key, counting(room - 1), data), 'BAD_LENGTH');
  });
});
