import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { bytes } from '../../support/hex.js';
import {
  GENERATIONS,
  type Generation,
  Issuer,
  issued,
  keyOn,
  spoilt,
  told,
  unchanged,
} from '../../support/issuer.js';
import { constantRandom } from '../../support/random.js';

const R = '1122334455667788';
/** Worked examples of the conventions: new PIN 975318. */
const EXAMPLES: Readonly<Record<Generation, { reload: string; unblock: string }>> = {
  gen3: {
    reload: '84240001146E769AC57D57BE85617CDB50EDFA2E0CF18D4969',
    unblock: '8424000004CC43B04F',
  },
  gen2: { reload: '842400010CD35A3570ED7AA4D4943EE626', unblock: '842400000484407C25' },
};

/** A card with the PUK right and that challenge, one PIN try spent. */
function ready(generation: Generation): Issuer {
  const contents = issued(generation).card.contents();
  const issuer = new Issuer(createCard({ contents, random: constantRandom(R) }), generation);
  issuer.open('SSSE', 'EXTERNAL', 0x06);
  issuer.answers('0020000003111111', '0084000008');
  return issuer;
}

describe.each(GENERATIONS)('PIN UNBLOCK and RELOAD, %s', (generation) => {
  const { reload, unblock } = EXAMPLES[generation];
  const blockBytes = generation === 'gen3' ? 16 : 8;

  it('the worked examples', () => {
    expect(ready(generation).answers(unblock, '00200000', '0020000003246813')).toEqual([
      '9000',
      '63C6',
      '9000',
    ]);
    expect(ready(generation).answers(reload, '00200000', '0020000003975318')).toEqual([
      '9000',
      '63C6',
      '9000',
    ]);
  });

  it('wrong MAC 6988, used challenge 6984, another header 6988', () => {
    const issuer = ready(generation);
    expect(told(issuer, spoilt(reload), reload)).toEqual(unchanged('6988', '6984'));
    const cut = ready(generation);
    expect(told(cut, unblock.replace('84240000', '84240100'), spoilt(unblock))).toEqual(
      unchanged('6A86', '6988'),
    );
  });

  it.each([4, 5, 6, 11, 12])('takes a PIN of %i digits', (count) => {
    const issuer = ready(generation);
    const digits = '314159265358'.slice(0, count) + (count % 2 ? 'F' : '');
    const key = keyOn(issuer.card.contents(), 'SSSE', 'PIN_RELOAD', 1);
    const length = (digits.length / 2).toString(16).padStart(2, '0');
    expect(issuer.sendSecured('84240001', key, digits)).toBe('9000');
    expect(issuer.send(`00200000${length}${digits}`)).toBe('9000');
  });

  it('a length that is not of this algorithm: 6700, and the challenge is still good', () => {
    const issuer = ready(generation);
    const other = EXAMPLES[generation === 'gen3' ? 'gen2' : 'gen3'].reload;
    expect(told(issuer, other, '84240001', `8424000104${unblock.slice(10)}`)).toEqual(
      unchanged('6700', '6700', '6700'),
    );
    expect(issuer.send(reload)).toBe('9000');
  });

  it('blocks that hold no PIN, under a right MAC: 6A80', () => {
    for (const start of [
      '00 80',
      '01 12 80',
      '07 12345678901234',
      'FF 975318',
      '03 975318 00',
      '02 123F 80',
      '03 AABBCC 80',
    ]) {
      const issuer = ready(generation);
      const key = keyOn(issuer.card.contents(), 'SSSE', 'PIN_RELOAD', 1);
      const block = start.replaceAll(' ', '').padEnd(2 * blockBytes, '0');
      const enciphered = issuer.encipheredBlocks(key, bytes(R), block);
      expect(told(issuer, issuer.macked('84240001', key, bytes(R), enciphered))).toEqual(unchanged('6A80'));
    }
  });
});

it('a reload key of another reference serves as well: it is the one of its type', () => {
  const contents = issued().card.contents();
  const [ssse] = contents.masterFile.directories;
  const keys = ssse!.keys.map((key) => (key.type === 'PIN_RELOAD' ? { ...key, reference: 0x05 } : key));
  const moved = { ...contents, masterFile: { ...contents.masterFile, directories: [{ ...ssse!, keys }] } };
  const issuer = new Issuer(createCard({ contents: moved, random: constantRandom(R) }));
  issuer.open('SSSE', 'EXTERNAL', 0x06);
  expect(issuer.answers('0084000008', EXAMPLES.gen3.unblock)[1]).toBe('9000');
});
