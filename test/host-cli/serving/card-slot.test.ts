import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { CardSlot, MAXIMUM_NAME_BYTES } from '../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../host-cli/serving/chip.js';
import { fakeCard } from '../../support/fake-card.js';
import { bytes, hex } from '../../support/hex.js';
import { CHALLENGE, CONTACT_ATR, CONTACTLESS_ATR } from '../../support/pcsc-service.js';
import { seededRandom } from '../../support/random.js';

const newChip = (): Chip => new Chip(createCard({ random: seededRandom(7) }));

function twoSlots(): { contact: CardSlot; contactless: CardSlot; events: string[] } {
  const chip = newChip();
  const contact = new CardSlot('a', 'contact', chip);
  const contactless = new CardSlot('b', 'contactless', chip);
  const events: string[] = [];
  for (const slot of [contact, contactless])
    slot.listen((event, { name }) => events.push(`${name} ${event}`));
  return { contact, contactless, events };
}

describe('the name', () => {
  test.each(['a', '读卡器', 'x'.repeat(MAXIMUM_NAME_BYTES)])('%s is one', (name) => {
    expect(new CardSlot(name, 'contact').name).toBe(name);
  });

  test.each(['', 'x'.repeat(MAXIMUM_NAME_BYTES + 1), '读'.repeat(43), 'a\nb', 'a\0'])(
    '%j is none',
    (name) => {
      expect(() => new CardSlot(name, 'contact')).toThrow(
        expect.objectContaining({ code: 'READER_NAME_INVALID' }),
      );
    },
  );
});

describe('a card', () => {
  test('comes and goes, and the listeners hear it', () => {
    const slot = new CardSlot('a', 'contact');
    const events: string[] = [];
    const stop = slot.listen((event) => events.push(event));
    expect([slot.chip, slot.powered, slot.mute, slot.answerToReset.length]).toEqual([
      undefined,
      false,
      false,
      0,
    ]);
    const chip = newChip();
    slot.insert(chip);
    expect(hex(slot.answerToReset)).toBe(CONTACT_ATR);
    expect(slot.powered).toBe(false);
    slot.powerOn();
    expect(slot.remove()).toBe(chip);
    expect(chip.card.powered).toBe(false);
    expect(slot.remove()).toBeUndefined();
    stop();
    slot.insert(chip);
    expect(events).toEqual(['inserted', 'reset', 'removed']);
  });

  test('cannot lie where another lies, nor be had by an interface that it has not', () => {
    const slot = new CardSlot('a', 'contact', newChip());
    expect(() => slot.insert(newChip())).toThrow(expect.objectContaining({ code: 'READER_OCCUPIED' }));
    expect(() => new CardSlot('b', 'contactless', new Chip(fakeCard()))).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });

  test('answers only with power', () => {
    const slot = new CardSlot('a', 'contact', newChip());
    const unpowered = expect.objectContaining({ code: 'CARD_NOT_POWERED' });
    expect(() => slot.transmit(bytes(CHALLENGE))).toThrow(unpowered);
    expect(hex(slot.powerOn())).toBe(CONTACT_ATR);
    expect(slot.transmit(bytes(CHALLENGE))).toHaveLength(10);
    slot.powerOff();
    slot.powerOff();
    expect(() => slot.transmit(bytes(CHALLENGE))).toThrow(unpowered);
    slot.remove();
    expect(() => slot.powerOn()).toThrow(unpowered);
    expect(() => slot.reset()).toThrow(unpowered);
  });

  test('is reset warm with power and cold without; each begins a session', () => {
    const { contactless, events } = twoSlots();
    const uid = () => hex(contactless.transmit(bytes('FFCA000000')));
    contactless.reset();
    const [first, session] = [uid(), contactless.session];
    contactless.reset();
    expect([uid(), contactless.session]).toEqual([first, session + 1]);
    contactless.powerOn();
    expect(uid()).not.toBe(first);
    expect(events).toEqual(['b reset', 'b reset', 'b reset']);
  });
});

describe('one chip in two slots', () => {
  test('shows its ATR in the one and its pseudo ATR in the other', () => {
    const { contact, contactless } = twoSlots();
    expect(hex(contact.answerToReset)).toBe(CONTACT_ATR);
    expect(hex(contactless.answerToReset)).toBe(CONTACTLESS_ATR);
  });

  test('has its session where it was powered last', () => {
    const { contact, contactless, events } = twoSlots();
    contact.powerOn();
    const session = contact.session;
    contactless.powerOn();
    expect([contact.powered, contactless.powered]).toEqual([false, true]);
    expect(contact.session).toBeGreaterThan(session);
    expect(events).toEqual(['a reset', 'a unpowered', 'b reset']);
    contact.remove();
    expect(contactless.powered).toBe(true);
  });
});

test('after a power failure in a command the card has no power', () => {
  const { contact, events } = twoSlots();
  contact.powerOn();
  contact.transmit(bytes('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
  contact.chip!.card.tearAfter(1);
  expect(() => contact.transmit(bytes('0020000003123456'))).toThrow(
    expect.objectContaining({ code: 'POWER_LOST' }),
  );
  expect(contact.powered).toBe(false);
  expect(events.at(-1)).toBe('a unpowered');
  expect(hex(contact.powerOn())).toBe(CONTACT_ATR);
});

test('the contactless reader tells the UID by itself, the contact reader leaves the command to the card', () => {
  const { contact, contactless } = twoSlots();
  contactless.powerOn();
  expect(hex(contactless.transmit(bytes('FFCA000000')))).toMatch(/^08[0-9A-F]{6}9000$/);
  contact.powerOn();
  expect(hex(contact.transmit(bytes('FFCA000000')))).toBe('6E00');
});
