import { describe, expect, it } from 'vitest';
import { selectEngines } from '../../../crypto/engines/engine-set.js';
import { NativeCipherKey } from '../../../crypto/engines/native-cipher.js';
import { nativeSha1 } from '../../../crypto/engines/native-sha1.js';
import { NativeSm4Key } from '../../../crypto/engines/native-sm4.js';
import { PortableDesKey } from '../../../crypto/engines/portable-des.js';
import { portableRsa } from '../../../crypto/engines/portable-rsa.js';
import { portableSha1 } from '../../../crypto/engines/portable-sha1.js';
import { PortableSm4Key } from '../../../crypto/engines/portable-sm4.js';
import { counting } from '../support.js';

describe('engine sets', () => {
  it('native takes the platform where it works, as on this Node', () => {
    const engines = selectEngines('native');
    expect(engines.name).toBe('native');
    expect(engines.sm4(counting(16))).toBeInstanceOf(NativeSm4Key);
    expect(engines.des(counting(24))).toBeInstanceOf(NativeCipherKey);
    expect(engines.sm2SharedX).toBeTypeOf('function');
    expect(engines.sha1).toBe(nativeSha1);
    expect(engines.rsa.generatePrimes).toBeTypeOf('function');
  });

  it('portable never does', () => {
    const engines = selectEngines('portable');
    expect(engines.name).toBe('portable');
    expect(engines.sm4(counting(16)).constructor).toBe(PortableSm4Key);
    expect(engines.des(counting(24))).toBeInstanceOf(PortableDesKey);
    expect(engines.sm2SharedX).toBeUndefined();
    expect(engines.sha1).toBe(portableSha1);
    expect(engines.rsa).toBe(portableRsa);
  });

  it.each(['native', 'portable'] as const)('%s makes each engine once', (name) => {
    const engines = selectEngines(name);
    for (const primitive of ['sm3', 'sm4', 'des', 'sm2Signature', 'sm2SharedX', 'sha1', 'rsa'] as const) {
      expect(engines[primitive]).toBe(engines[primitive]);
    }
  });
});
