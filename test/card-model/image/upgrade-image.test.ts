import { describe, expect, it } from 'vitest';
import { decodeCardImage, encodeCardImage } from '../../../card-model/image/card-image.js';
import { upgradeFromVersion1 } from '../../../card-model/image/upgrade-image.js';
import { sm3 } from '../../../crypto/index.js';
import { socialContents } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';

/** The members that version 2 has brought. */
const NEW_MEMBERS = ['recordBytes', 'maximumRecords', 'keyRoom'];

/** The demonstration card as version 1 wrote it, which knew no bank application; cyclic files had their sizes then already. */
function contentsOfVersion1(): unknown {
  const image = new TextDecoder().decode(encodeCardImage(socialContents()));
  return JSON.parse(image.slice(image.indexOf('\n')), (_key, value) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || value.kind === 'cyclic')
      return value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !NEW_MEMBERS.includes(name)));
  });
}

function imageOfVersion1(contents: unknown): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(contents));
  const header = `sscard-image 1 gen3 ${body.length} ${hex(sm3(body))}\n`;
  return Uint8Array.of(...new TextEncoder().encode(header), ...body);
}

describe('an image of version 1', () => {
  it('is read as the card that it is', () => {
    expect(decodeCardImage(imageOfVersion1(contentsOfVersion1()))).toEqual(socialContents());
  });

  it.each([
    null,
    3,
    {},
    { masterFile: null },
    { masterFile: { keys: 1 } },
    { masterFile: { keys: [], files: {} } },
  ])('of wrong shape, %j: IMAGE_DAMAGED', (contents) => {
    const decode = () => decodeCardImage(imageOfVersion1(contents));
    expect(decode).toThrow(expect.objectContaining({ code: 'IMAGE_DAMAGED' }));
  });

  it('whose directory has no keys gets no room for any', () => {
    const masterFile = { keys: [], files: [], directories: [] };
    expect(upgradeFromVersion1({ masterFile })).toEqual({ masterFile });
  });
});
