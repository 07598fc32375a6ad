import { expect, it } from 'vitest';
import { portableHash } from '../../../crypto/engines/portable-hash.js';
import { ascii, counting, expectPlain, toHex } from '../support.js';

const ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';

it('gives the example of the standard', () => {
  const engine = portableHash();
  expect(toHex(engine.digest(ascii('abc')))).toBe(ABC);
  expectPlain(engine.digest(ascii('abc')));
});

it('gives HMAC by its definition', () => {
  const engine = portableHash();
  const key = counting(20);
  const pad = (byte: number) => Uint8Array.from({ length: 64 }, (_, index) => (key[index] ?? 0) ^ byte);
  const inner = engine.digest(Uint8Array.of(...pad(0x36), ...counting(70)));
  const expected = engine.digest(Uint8Array.of(...pad(0x5c), ...inner));
  expect(engine.hmac(key, counting(70))).toEqual(expected);
});
