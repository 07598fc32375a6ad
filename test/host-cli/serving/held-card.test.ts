import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { createCard } from '../../../card-model/index.js';
import { CardSlot } from '../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../host-cli/serving/chip.js';
import { HeldCard } from '../../../host-cli/serving/held-card.js';

const GET_CHALLENGE = fromHex('0084000008');

describe('a chip in one hand, beside a reader', () => {
  const chip = new Chip(createCard());
  const held = new HeldCard(chip, 'contact');
  const reader = new CardSlot('reader', 'contact', chip);

  test('has no power before power-on', () => {
    expect(held.powered).toBe(false);
    expect(() => held.transmit(GET_CHALLENGE)).toThrow(/no power/);
    expect(() => held.warmReset()).toThrow(/no power/);
  });

  test('answers with its own ATR and ATS, and warm resets on the interface in use', () => {
    expect(toHex(held.powerOn())).toMatch(/^3B6D/);
    expect(toHex(held.powerOn('contactless'))).toMatch(/^1278/);
    expect(toHex(held.warmReset())).toMatch(/^1278/);
    expect(toHex(held.powerOn())).toMatch(/^1278/);
    expect(held.transmit(GET_CHALLENGE).length).toBe(10);
    expect([held.protocol, held.uid]).toEqual(['contactless', chip.card.uid]);
  });

  test('loses the power to the reader that takes it, and takes it back', () => {
    reader.powerOn();
    expect(held.powered).toBe(false);
    expect(() => held.transmit(GET_CHALLENGE)).toThrow(/another reader has taken it/);
    held.powerOn('contact');
    expect(reader.powered).toBe(false);
    expect(held.powered).toBe(true);
  });

  test('passes a power failure and the image on', () => {
    held.tearAfter(1);
    held.transmit(fromHex('00A404000F7378312E73682EC9E7BBE1B1A3D5CF'));
    held.tearAfter(1);
    expect(() => held.transmit(fromHex('0020000003000000'))).toThrow(/lost its power/);
    expect(held.powered).toBe(false);
    expect(held.image()).toEqual(chip.card.image());
    held.powerOff();
    expect(held.profile.id).toBe('gen3');
  });
});
