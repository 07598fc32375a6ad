import { expect, it } from 'vitest';
import { randomBytes } from '../../../crypto/bytes.js';
import type { Sm2SignatureEngine } from '../../../crypto/engines/engine.js';
import { portableHash } from '../../../crypto/engines/portable-hash.js';
import { createSm2 } from '../../../crypto/sm2/sm2.js';
import { BAD_PRIVATE_KEYS, badPublicKeys } from '../conformance/sm2-keys.js';
import { ascii, EXAMPLE_PUBLIC_KEY, ORDER, scalar } from '../support.js';

/** Accepts everything: whatever is refused, the port itself refused. */
const lenient: Sm2SignatureEngine = { sign: () => new Uint8Array(64).fill(1), verify: () => true };
const sm2 = createSm2({ sm3: portableHash(), sm2Signature: lenient, sm2SharedX: undefined }, randomBytes);

it('leaves no check to the engine', () => {
  const message = ascii('m');
  const signature = (r: bigint, s: bigint) => Uint8Array.of(...scalar(r), ...scalar(s));
  expect(sm2.verify(signature(1n, 1n), message, EXAMPLE_PUBLIC_KEY)).toBe(true);
  for (const [r, s] of [
    [0n, 1n],
    [1n, 0n],
    [ORDER, 1n],
    [1n, ORDER],
    [2n, ORDER - 2n],
  ] as const) {
    expect(sm2.verify(signature(r, s), message, EXAMPLE_PUBLIC_KEY)).toBe(false);
  }
  for (const count of [0, 63, 65, 72]) {
    expect(sm2.verify(new Uint8Array(count).fill(1), message, EXAMPLE_PUBLIC_KEY)).toBe(false);
    expect(sm2.verify(new Uint8Array(count).fill(1), message, EXAMPLE_PUBLIC_KEY, { der: true })).toBe(false);
  }
  for (const [, key] of BAD_PRIVATE_KEYS) expect(() => sm2.sign(message, key)).toThrow('private key');
  for (const [, key] of badPublicKeys())
    expect(() => sm2.verify(signature(1n, 1n), message, key)).toThrow('public key');
});
