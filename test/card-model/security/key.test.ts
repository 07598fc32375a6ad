import { describe, expect, it } from 'vitest';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { Key, type KeyImage } from '../../../card-model/security/key.js';
import { Right } from '../../../card-model/security/right.js';
import { sm4 } from '../../../crypto/index.js';
import { bytes, hex } from '../../support/hex.js';
import { KEY } from '../../support/key-image.js';

const key = (changes: Partial<KeyImage> = {}) => new Key({ ...KEY, ...changes }, new Right());

describe('Key', () => {
  // Worked examples, SSSE.RK.
  it('generation 3: process key and cryptogram', () => {
    const { cipher } = key();
    expect(hex(cipher.processKey(bytes('1122334455667788')))).toBe('814102B0528D954793C38DA549740D18');
    expect(hex(cipher.cryptogramFor(bytes('1122334455667788'), bytes('A1A2A3A4A5A6A7A8')))).toBe(
      '954DC29564E31DDF',
    );
  });
  it('generation 2: process key and cryptogram', () => {
    const { cipher } = key({ algorithm: '3DES', value: bytes('1823C719A65937305E3A1E7A25F0C496') });
    expect(hex(cipher.processKey(bytes('1122334455667788')))).toBe('10115EDFF01D4D8D');
    expect(hex(cipher.cryptogramFor(bytes('1122334455667788'), bytes('A1A2A3A4A5A6A7A8')))).toBe(
      'CF109D137FF6EEB9',
    );
  });

  it('spends tries down to blocked, and gets them back', () => {
    const tried = key();
    const memory = new NonVolatileMemory();
    const seen = [1, 2, 3].map(() => {
      tried.spendTry(memory);
      return [tried.triesLeft, tried.blocked];
    });
    expect(seen).toEqual([
      [2, false],
      [1, false],
      [0, true],
    ]);
    memory.rollback();
    expect(tried.triesLeft).toBe(0);
    tried.refillTries(memory);
    expect([tried.triesLeft, tried.blocked]).toEqual([3, false]);
  });

  it('without a counter it is never blocked', () => {
    expect(key({ triesLeft: 0, maximumTries: 0 }).blocked).toBe(false);
  });

  it('gives back the image it was made of, in copies', () => {
    const made = key({ triesLeft: 2 });
    expect(made.toImage()).toEqual({ ...KEY, triesLeft: 2 });
    made.toImage().value.fill(0);
    expect(made.toImage().value).toEqual(KEY.value);
  });
});

describe('what makes a key the same', () => {
  it('type, reference, version and usage, whatever the value', () => {
    const tried = key();
    expect(tried.sameAs({ ...KEY, value: new Uint8Array(16), algorithm: '3DES', triesLeft: 0 })).toBe(true);
    for (const change of [{ type: 'MK' }, { reference: 0x0b }, { version: 2 }, { usage: 0x47 }] as const) {
      expect(tried.sameAs({ ...KEY, ...change })).toBe(false);
    }
  });

  it('a SAM key keeps its usage byte and diversifies', () => {
    const sam = { ...KEY, type: 'SAM', usage: 0x47, triesLeft: 0, maximumTries: 0 } as const;
    const made = key(sam);
    expect(made.toImage()).toEqual(sam);
    const factor = bytes('8660510100000001');
    const expected = sm4(KEY.value).encryptBlock(Uint8Array.of(...factor, ...factor.map((byte) => ~byte)));
    expect([hex(made.diversified([factor])), hex(made.diversified([]))]).toEqual([
      hex(expected),
      hex(KEY.value),
    ]);
  });
});
