import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import { decodeCardImage, encodeCardImage } from '../../../card-model/image/card-image.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { blankOf, blueprint, issueUntil } from '../../support/building.js';
import { bytes } from '../../support/hex.js';
import { issued, keyOn } from '../../support/issuer.js';

/** Through an image file and a card made of it, and through an image of that card. */
function expectToLast(contents: CardContents): void {
  const decoded = decodeCardImage(encodeCardImage(contents));
  expect(decoded).toEqual(contents);
  const card = createCard({ image: encodeCardImage(contents) });
  expect(card.contents()).toEqual(contents);
  expect(createCard({ image: card.image() }).image()).toEqual(card.image());
}

describe.each(PROFILES)('a card of $id', (profile) => {
  it('new', () => {
    expectToLast(blueprint(profile));
  });

  it('blank, and half built', async () => {
    expectToLast(blankOf(profile).contents());
    for (const step of [3, 10, 40]) {
      const card = blankOf(profile);
      await issueUntil(step, card, profile, blueprint(profile), { verify: false });
      expectToLast(card.contents());
    }
  });
});

describe('states', () => {
  it('a transport key with tries spent', () => {
    const card = blankOf(PROFILES[0]!);
    card.transmit(bytes('80E00300080000000000000000'));
    expect(card.contents().transportKey?.triesLeft).toBe(2);
    expectToLast(card.contents());
  });

  it('blocked applications, with unblock tries spent, and a blocked card', () => {
    const issuer = issued();
    issuer.select('DF01');
    issuer.sendSecured('841E0001', keyOn(issuer.card.contents(), 'DF01', 'LK', 1));
    issuer.select('SSSE');
    issuer.sendSecured('841E0000', keyOn(issuer.card.contents(), 'SSSE', 'LK', 2));
    issuer.answers('0084000008', '841800000400000000');
    expectToLast(issuer.card.contents());
    const blocked = issued();
    blocked.select('SSSE');
    blocked.sendSecured('84160000', keyOn(blocked.card.contents(), 'SSSE', 'BK', 1));
    expect(blocked.card.contents().blocked).toBe(true);
    expectToLast(blocked.card.contents());
  });

  it('what stands in an image lives on: a card made of it counts on from there', () => {
    const issuer = issued();
    issuer.select('SSSE');
    issuer.sendSecured('841E0000', keyOn(issuer.card.contents(), 'SSSE', 'LK', 2));
    for (const expected of [2, 1, 0]) {
      const again = createCard({ image: issuer.card.image() });
      again.transmit(bytes('00A4000002DDF1'));
      again.transmit(bytes('0084000008'));
      again.transmit(bytes('841800000400000000'));
      expect(again.contents().masterFile.directories[0]!.block?.triesLeft).toBe(expected);
      issuer.card.transmit(bytes('0084000008'));
      issuer.card.transmit(bytes('841800000400000000'));
    }
  });
});
