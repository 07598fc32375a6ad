import { expect, it } from 'vitest';
import { hmacSm3With, sm3With } from '../../crypto/sm3.js';
import { counting, expectCode } from './support.js';

const engine = {
  digest: (message: Uint8Array) => message,
  hmac: (key: Uint8Array, message: Uint8Array) => Uint8Array.of(...key, ...message),
};

it('arguments are checked before the engine sees them', () => {
  expect(sm3With(engine, counting(2))).toEqual(counting(2));
  expect([...hmacSm3With(engine, counting(1), counting(2))]).toEqual([0, 0, 1]);
  expectCode(() => sm3With(engine, [1] as unknown as Uint8Array), 'NOT_BYTES');
  expectCode(() => hmacSm3With(engine, counting(1), [1] as unknown as Uint8Array), 'NOT_BYTES');
});
