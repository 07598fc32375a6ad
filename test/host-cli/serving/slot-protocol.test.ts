import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { CardSlot } from '../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../host-cli/serving/chip.js';
import { protocolOfSlot } from '../../../host-cli/serving/slot-protocol.js';

test.each(['T=0', 'T=1'] as const)('the contact interface of a card of %s', (protocol) => {
  expect(protocolOfSlot(new CardSlot('reader', 'contact', new Chip(createCard({ protocol }))))).toBe(
    protocol,
  );
});

test('the contactless interface', () => {
  expect(protocolOfSlot(new CardSlot('reader', 'contactless', new Chip(createCard())))).toBe('contactless');
});

test('an ATR that nobody can read is T=0', () => {
  expect(protocolOfSlot(new CardSlot('reader', 'contact'))).toBe('T=0');
});
