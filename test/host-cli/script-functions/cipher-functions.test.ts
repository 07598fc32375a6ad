import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { CIPHER_FUNCTIONS } from '../../../host-cli/script-functions/cipher-functions.js';
import { runLines, shownValue } from '../../support/script-value.js';

const KEY = '0123456789ABCDEFFEDCBA9876543210';
const value = (expression: string) => shownValue(expression, CIPHER_FUNCTIONS);

test.each(CIPHER_FUNCTIONS.flatMap(({ example }) => example ?? []))('%s', async (example) => {
  expect(await runLines(`check ${example}`, CIPHER_FUNCTIONS)).toMatchObject({ passed: true });
});

describe('block ciphers', () => {
  test('SM4 is that of the standard', async () => {
    // GB/T 32907-2016, annex A.1.
    expect(await value(`(sm4-encrypt ${KEY} ${KEY})`)).toBe(
      '68 1E DF 34 D2 06 96 5E 86 B3 E9 4F 53 6E 42 46',
    );
  });

  test('3DES is that of OpenSSL', async () => {
    const cipher = createCipheriv('des-ede-cbc', fromHex(KEY), Buffer.alloc(8)).setAutoPadding(false);
    const expected = toHex(cipher.update(fromHex(`${KEY}${KEY}`)), ' ');
    expect(await value(`(des3-cbc-encrypt ${KEY} 0000000000000000 ${KEY} ${KEY})`)).toBe(expected);
    expect(await value(`(des3-mac ${KEY} ${KEY} ${KEY})`)).toBe(expected.slice(-23));
  });

  test.each([
    ['sm4', '00112233445566778899AABBCCDDEEFF'],
    ['des3', '0011223344556677'],
  ])('%s deciphers what it enciphered', async (name, block) => {
    const lines = `
      check (${name}-decrypt ${KEY} (${name}-encrypt ${KEY} ${block})) = ${block}
      check (${name}-cbc-decrypt ${KEY} ${block} (${name}-cbc-encrypt ${KEY} ${block} ${block})) = ${block}`;
    expect(await runLines(lines, CIPHER_FUNCTIONS)).toMatchObject({ passed: true });
  });

  test('a part of a block is refused with its place', async () => {
    const { passed, reason } = await runLines(`set x = (sm4-encrypt ${KEY} 00)`, CIPHER_FUNCTIONS);
    expect(passed).toBe(false);
    expect(reason).toMatch(/value\.apdu:1:9: \(sm4-encrypt\): .*16/);
  });
});
