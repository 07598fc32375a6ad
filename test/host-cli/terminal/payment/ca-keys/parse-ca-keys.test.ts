import { expect, test } from 'vitest';
import published from '../../../../../fixtures/payment/published.json' with { type: 'json' };
import { parseCaKeys } from '../../../../../host-cli/terminal/payment/ca-keys/parse-ca-keys.js';
import { hex } from '../../../../support/hex.js';

const [rsa, sm2] = published.schemeKeys;
const parse = (...schemeKeys: readonly unknown[]) => parseCaKeys({ schemeKeys }, 'ca.json');

test('the published keys', () => {
  const keys = parseCaKeys(published, 'published.json');
  expect(keys.map(({ index, key }) => [index, key.algorithm])).toEqual([
    [0x80, 'RSA'],
    [0x57, 'SM2'],
    [0x58, 'SM2'],
  ]);
  expect(hex(keys[0]!.rid)).toBe('A000000333');
  expect(keys[1]!.expiry).toEqual({ year: 2020, month: 12 });
});

test.each([
  ['no keys', []],
  ['a short RID', [{ ...rsa, rid: 'A0000003' }]],
  ['another exponent', [{ ...rsa, exponent: 17 }]],
  ['an SM2 key of another length', [{ ...sm2, publicKey: 'AA' }]],
  ['a month that is none', [{ ...sm2, expiry: '2020-13' }]],
  ['a field that is none', [{ ...sm2, private: '00' }]],
])('%s', (_name, keys) => {
  expect(() => parse(...keys)).toThrow(expect.objectContaining({ code: 'CA_KEYS_INVALID' }));
});

test('a damaged key is told by its check value', () => {
  const modulus = rsa!.modulus!.replace(/^CC/, 'CD');
  expect(() => parse({ ...rsa, modulus })).toThrow(/check value/);
});
