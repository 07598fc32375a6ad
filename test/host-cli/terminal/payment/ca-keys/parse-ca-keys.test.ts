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

test('another kind of file is told without what it holds', () => {
  const secret = '00112233445566778899AABBCCDDEEFF';
  for (const document of [`an image with the key ${secret}`, { schemeKeys: secret }, [secret], 7]) {
    expect(() => parseCaKeys(document, 'card.img')).toThrow(/^card\.img holds no keys of a payment scheme: /);
    expect(() => parseCaKeys(document, 'card.img')).not.toThrow(secret);
  }
});

test.each([
  [{ rid: 'A000000333', index: '01' }, 'schemeKeys.0.algorithm must be "RSA" or "SM2"'],
  [{ ...sm2, rid: undefined }, 'schemeKeys.0.rid is missing'],
  [{ ...sm2, private: '00' }, 'schemeKeys.0.private is not known here'],
  [{ ...sm2, index: 1 }, 'schemeKeys.0.index is of another kind'],
])('the field is named: %o', (key, message) => {
  expect(() => parse(JSON.parse(JSON.stringify(key)))).toThrow(message);
});

test('a damaged key is told by its check value', () => {
  const modulus = rsa!.modulus!.replace(/^CC/, 'CD');
  expect(() => parse({ ...rsa, modulus })).toThrow(/check value/);
});
