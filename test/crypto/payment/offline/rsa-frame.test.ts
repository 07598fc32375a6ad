import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../../crypto/index.js';
import {
  frameContentBytes,
  isBbPadding,
  openRsaFrame,
  padWithBb,
  sealRsaFrame,
} from '../../../../crypto/payment/offline/rsa-frame.js';
import { numberToBytes } from '../../../../crypto/rsa/numbers.js';
import { counting, expectCode, hex, toHex } from '../../support.js';
import { crtKeyOf, PUBLISHED } from '../fixtures.js';
import { problemOf } from './chain.js';

const suite = createCryptoSuite();
const { rsa } = suite;
const key = crtKeyOf(PUBLISHED.rsaCard.privateKey);
const publicKey = rsa.publicKey(key);
const content = padWithBb(hex('0103020102'), frameContentBytes(publicKey));

describe('a frame', () => {
  it('is 6A, format, content, hash, BC', () => {
    const sealed = sealRsaFrame(suite, key, 0x05, content, [hex('1122'), hex('33')]);
    const body = `05${toHex(content)}`;
    const expected = `6a${body}${toHex(suite.sha1(hex(`${body}112233`)))}bc`;
    expect(toHex(rsa.publicOperation(sealed, publicKey))).toBe(expected);
    const opened = openRsaFrame(suite, publicKey, sealed, 0x05);
    if (!opened.ok) throw new Error(opened.problem);
    expect(opened.frame.content).toEqual(content);
    expect(opened.frame.hashCovers(hex('112233'))).toBe(true);
    expect(opened.frame.hashCovers(hex('11'), hex('2233'))).toBe(true);
    expect(opened.frame.hashCovers(hex('112234'))).toBe(false);
    expect(opened.frame.hashCovers()).toBe(false);
  });

  it.each([
    ['HEADER', 0],
    ['FORMAT', 1],
    ['TRAILER', 95],
  ] as const)('is refused: %s', (problem, offset) => {
    const sealed = sealRsaFrame(suite, key, 0x05, content, []);
    const block = rsa.publicOperation(sealed, publicKey);
    block[offset]! ^= 1;
    const bad = rsa.privateOperation(block, key);
    expect(problemOf(openRsaFrame(suite, publicKey, bad, 0x05))).toBe(problem);
  });

  it('is refused by length, size and key before any arithmetic', () => {
    const open = (block: Uint8Array, modulus = publicKey.modulus) =>
      problemOf(openRsaFrame(suite, { modulus, exponent: 65537 }, block, 0x05));
    expect(open(counting(95))).toBe('DATA_LENGTH');
    expect(open(new Uint8Array(96).fill(0xff))).toBe('BLOCK_TOO_LARGE');
    expect(open(publicKey.modulus)).toBe('BLOCK_TOO_LARGE');
    expect(open(counting(96), numberToBytes(1n << 700n, 96))).toBe('KEY_UNUSABLE');
    expect(open(new Uint8Array(96))).toBe('TRAILER');
  });

  it('takes content of its own length only', () => {
    expectCode(() => sealRsaFrame(suite, key, 5, content.slice(1), []), 'BAD_LENGTH');
  });
});

it('padding is BB', () => {
  expect(toHex(padWithBb(hex('01'), 3))).toBe('01bbbb');
  expect(isBbPadding(hex('bbbb'))).toBe(true);
  expect(isBbPadding(new Uint8Array(0))).toBe(true);
  expect(isBbPadding(hex('bbbc'))).toBe(false);
});
