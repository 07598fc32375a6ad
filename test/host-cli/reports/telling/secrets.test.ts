import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { bytes, hex } from '../../../support/hex.js';

function secretsOf(...all: string[]): Secrets {
  const secrets = new Secrets();
  for (const one of all) secrets.add(bytes(one));
  return secrets;
}

test('without secrets every text stays', () => {
  expect(new Secrets().hideIn('set pin = 246813')).toBe('set pin = 246813');
});

test.each([
  ['246813', 'set pin = 24 68 13', 'set pin = ** ** **'],
  ['246813', 'pin 246813, again 24 6813.', 'pin ******, again ** ****.'],
  ['ABCDEF', 'key abcdef', 'key ******'],
  ['246813', '00200000 03246813', '00200000 03******'],
  ['246813', 'expected 9000, received 63C5', 'expected 9000, received 63C5'],
  ['246813FFFFFFFFFF', 'pin = 246813', 'pin = ******'],
  ['26246813FFFFFFFF', 'pin = 246813', 'pin = ******'],
  ['323436383133', 'verify "246813"', 'verify "******"'],
])('of the secret %s: %s', (secret, text, hidden) => {
  expect(secretsOf(secret).hideIn(text)).toBe(hidden);
});

test('a secret of one byte is not looked for', () => {
  expect(secretsOf('24').hideIn('24 24')).toBe('24 24');
});

test('secrets that overlap are both hidden', () => {
  expect(secretsOf('1122', '2233').hideIn('11 22 33 44')).toBe('** ** ** 44');
});

test('no secret of two bytes or more is left in any text that has it', () => {
  const data = (least: number) => fc.uint8Array({ minLength: least, maxLength: 20 });
  fc.assert(
    fc.property(data(2), data(0), data(0), fc.constantFrom('', ' '), (secret, before, after, gap) => {
      const text = hex(Uint8Array.of(...before, ...secret, ...after)).replace(/..(?=.)/g, `$&${gap}`);
      const told = secretsOf(hex(secret)).hideIn(text);
      expect(told.replaceAll(' ', '')).not.toContain(hex(secret));
      expect(told).toHaveLength(text.length);
    }),
  );
});
