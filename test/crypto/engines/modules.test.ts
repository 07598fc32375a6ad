import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as modules from '../../../crypto/engines/modules.js';

const room = new URL('../../../crypto/', import.meta.url);

describe('engine packages', () => {
  it('are imported by no file when it is loaded', () => {
    const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(30);
    for (const name of files) {
      const text = readFileSync(new URL(name, room), 'utf8');
      // Type imports vanish; everything else from outside would be start-up time.
      const imports = [...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^.][^']*)'/gms)];
      const outside = imports.map(([, module]) => module);
      expect([name, outside]).toEqual([name, name.endsWith('modules.ts') ? ['node:module'] : []]);
    }
  });

  it('load when called, SM3 and SM4 without the rest of sm-crypto', () => {
    expect(modules.nodeCrypto().createHash).toBeTypeOf('function');
    expect(modules.smCryptoSm3()).toBeTypeOf('function');
    expect(modules.smCryptoSm4().encrypt).toBeTypeOf('function');
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    expect(loaded.some((path) => path.includes('sm-crypto'))).toBe(true);
    expect(loaded.filter((path) => path.includes('jsbn'))).toEqual([]);
    expect(modules.weierstrassModule().weierstrass).toBeTypeOf('function');
  });
});
