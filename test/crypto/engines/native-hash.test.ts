import { expect, it, vi } from 'vitest';
import { nativeHash } from '../../../crypto/engines/native-hash.js';
import { ascii, counting, expectPlain, toHex } from '../support.js';

const ABC = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0';

it('gives the example of the standard', () => {
  const engine = nativeHash();
  expect(toHex(engine.digest(ascii('abc')))).toBe(ABC);
  expectPlain(engine.digest(ascii('abc')));
});

it('gives HMAC by its definition', () => {
  const engine = nativeHash();
  const key = counting(20);
  const pad = (byte: number) => Uint8Array.from({ length: 64 }, (_, index) => (key[index] ?? 0) ^ byte);
  const inner = engine.digest(Uint8Array.of(...pad(0x36), ...counting(70)));
  const expected = engine.digest(Uint8Array.of(...pad(0x5c), ...inner));
  expect(engine.hmac(key, counting(70))).toEqual(expected);
});

it('does without crypto.hash, which older Electrons lack', async () => {
  const real = await import('node:crypto');
  vi.resetModules();
  vi.doMock('../../../crypto/engines/modules.js', () => ({
    nodeCrypto: () => ({ ...real, hash: undefined }),
  }));
  const { nativeHash: withoutHash } = await import('../../../crypto/engines/native-hash.js');
  expect(toHex(withoutHash().digest(ascii('abc')))).toBe(ABC);
  vi.doUnmock('../../../crypto/engines/modules.js');
});
