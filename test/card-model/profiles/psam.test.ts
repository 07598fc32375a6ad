import { describe, expect, it } from 'vitest';
import { SAM_KEYS } from '../../../card-model/applications/psam/sam-keys.js';
import { createCard } from '../../../card-model/card.js';
import { decodeCardImage } from '../../../card-model/image/card-image.js';
import { psam } from '../../../card-model/profiles/psam.js';
import { keyData } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';
import { psamOf } from '../../support/psam.js';

it('says what kind of card it is', () => {
  expect(psam).toMatchObject({ id: 'psam', interfaces: ['contact'] });
});

describe('a PSAM of the data of a card', () => {
  const contents = psamOf().contents();
  const [sx1, sx3] = contents.masterFile.directories;

  it('has the master keys as they stand in the data, in both environments', () => {
    for (const [environment, algorithm] of [
      [sx1, '3DES'],
      [sx3, 'SM4'],
    ] as const) {
      const samKeys = environment!.directories[0]!.keys.filter(({ type }) => type === 'SAM');
      expect(samKeys).toHaveLength(SAM_KEYS.length);
      const rk = samKeys.find(({ usage, reference }) => usage === 0x47 && reference === 0x0a)!;
      expect([hex(rk.value), rk.algorithm]).toEqual([keyData('SSSE.RK').master, algorithm]);
    }
  });
  it('has room for as many keys as the number of a key allows', () => {
    expect(sx3!.directories[0]!.keyRoom).toBe(255);
  });
  it('has a master key in every directory: that of the MF of the data, or one of its own', () => {
    expect(sx3!.keys).toMatchObject([{ type: 'MK', reference: 0, algorithm: 'SM4' }]);
    const own = { name: 'SX3.MK', reference: 0, master: keyData('SSSE.MK').master };
    const [, other] = psamOf({ 'keys.SX3': [own] }).contents().masterFile.directories;
    expect(hex(other!.keys[0]!.value)).not.toBe(hex(sx3!.keys[0]!.value));
    expect(hex(other!.directories[0]!.keys[0]!.value)).toBe(hex(sx3!.directories[0]!.keys[0]!.value));
  });
  it('comes back from its image', () => {
    expect(createCard({ image: createCard({ contents }).image() }).contents()).toEqual(contents);
    expect(decodeCardImage(createCard({ contents }).image()).profile).toBe('psam');
  });
});
