import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';

test('shows one reader for each interface, in every way of serving', () => {
  const offered = new OfferedCard(3, 'sim:', createCard(), ['contact', 'contactless']);
  const [contact, nfc] = offered.newSlots();
  const again = offered.newSlots();
  expect([contact?.name, nfc?.name]).toEqual(['sscard contact 03 00', 'sscard NFC 03 01']);
  expect(again.map(({ name }) => name)).toEqual(offered.readerNames);
  expect(offered.readerNames).toHaveLength(2);
});

test('removal and insertion reach every reader, twice or once', () => {
  const offered = new OfferedCard(0, 'sim:', createCard(), ['contact', 'contactless']);
  const slots = [...offered.newSlots(), ...offered.newSlots()];
  expect(offered.inserted).toBe(true);
  offered.remove();
  offered.remove();
  expect(slots.every(({ chip }) => chip === undefined)).toBe(true);
  expect(offered.inserted).toBe(false);
  offered.insert();
  offered.insert();
  expect(slots.every(({ chip }) => chip === offered.chip)).toBe(true);
});
