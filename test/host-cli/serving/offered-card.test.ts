import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { OfferedCard } from '../../../host-cli/serving/offered-card.js';
import { psamOf } from '../../support/psam.js';

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

test.each([
  [['contact', 'contactless'], 'sscard PSAM 02 02'],
  [['contact'], 'sscard PSAM 02 01'],
] as const)('a PSAM lies in the next slot of the reader of its host, %j', (interfaces, name) => {
  const host = new OfferedCard(2, 'sim:', createCard(), interfaces);
  const psam = new OfferedCard(5, 'sim:psam.img', psamOf(), ['contact'], host);
  const slots = [host, psam].flatMap((card) => card.newSlots());
  expect(slots.map((slot) => slot.name).at(-1)).toBe(name);
  const names = slots.map((slot) => slot.name);
  expect(new Set(names.map((each) => each.split(' ').at(-2)))).toEqual(new Set(['02']));
  for (const each of names) expect(names.filter((other) => other.includes(each))).toEqual([each]);
  expect(psam.number).toBe(5);
  host.remove();
  expect([host.inserted, psam.inserted]).toEqual([false, true]);
});
