import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { Chip } from '../../../host-cli/serving/chip.js';
import { fakeCard } from '../../support/fake-card.js';
import { hex } from '../../support/hex.js';
import { CONTACT_ATR, CONTACTLESS_ATR } from '../../support/pcsc-service.js';

const holder = () => ({
  taken: 0,
  powerTaken() {
    this.taken++;
  },
});

describe('Chip', () => {
  test('knows both answers to reset and leaves the card without power', () => {
    const chip = new Chip(createCard());
    expect(hex(chip.answerToReset('contact'))).toBe(CONTACT_ATR);
    expect(hex(chip.answerToReset('contactless'))).toBe(CONTACTLESS_ATR);
    expect(chip.card.powered).toBe(false);
  });

  test('has the power of one holder; the one before is told', () => {
    const chip = new Chip(createCard());
    const [first, second] = [holder(), holder()];
    chip.powerOn(first, 'contact');
    chip.powerOn(first, 'contact');
    expect([chip.heldBy(first), chip.heldBy(second), first.taken]).toEqual([true, false, 0]);
    chip.powerOn(second, 'contactless');
    expect([chip.heldBy(first), chip.heldBy(second), first.taken]).toEqual([false, true, 1]);
    chip.powerOff(first);
    expect(chip.heldBy(second)).toBe(true);
    chip.powerOff(second);
    expect(chip.card.powered).toBe(false);
  });

  test('is held by nobody when the card has lost its power', () => {
    const chip = new Chip(createCard());
    const first = holder();
    chip.powerOn(first, 'contact');
    chip.card.powerOff();
    expect(chip.heldBy(first)).toBe(false);
  });

  test('a card that fails at power-on is mute; an interface that it has not is an error', () => {
    const powerOn = () => {
      throw new Error('broken');
    };
    const mute = new Chip(fakeCard({ powerOn }));
    expect(mute.answerToReset('contact')).toHaveLength(0);
    expect(() => mute.answerToReset('contactless')).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });
});
