import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverPin, uncoverPin } from '../../../host-cli/issuer/pin-cover.js';
import { Token } from '../../../host-cli/serving/tcp/token.js';
import { hex } from '../../support/hex.js';
import { TOKEN } from './served.js';

const nonce = Uint8Array.from({ length: 16 }, (_, index) => index);

test('what is covered comes out again, with the same token and nonce', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{4,12}$/), (pin) => {
      expect(uncoverPin(TOKEN, nonce, coverPin(TOKEN, nonce, pin))).toBe(pin);
    }),
  );
});

test('with another token or nonce, or altered, it does not', () => {
  const covered = coverPin(TOKEN, nonce, '123456');
  const other = new Token('another secret, long enough', 'the test');
  expect(uncoverPin(other, nonce, covered)).toBeUndefined();
  expect(uncoverPin(TOKEN, nonce.toReversed(), covered)).toBeUndefined();
  covered[0]! ^= 1;
  expect(uncoverPin(TOKEN, nonce, covered)).toBeUndefined();
  expect(uncoverPin(TOKEN, nonce, covered.subarray(1))).toBeUndefined();
});

test('the same PIN is covered otherwise each time', () => {
  const covered = Array.from({ length: 20 }, () => hex(coverPin(TOKEN, nonce, '1234')));
  expect(new Set(covered).size).toBe(20);
});
