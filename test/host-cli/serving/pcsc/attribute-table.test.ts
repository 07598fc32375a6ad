import { expect, test } from 'vitest';
import { createCard } from '../../../../card-model/index.js';
import { CardSlot } from '../../../../host-cli/serving/card-slot.js';
import { Chip } from '../../../../host-cli/serving/chip.js';
import { ATTRIBUTES } from '../../../../host-cli/serving/pcsc/attribute-table.js';
import { ATTRIBUTE_BYTES } from '../../../../host-cli/serving/pcsc/message-table.js';
import { ServedReader } from '../../../../host-cli/serving/pcsc/served-reader.js';
import { hex } from '../../../support/hex.js';
import { CONTACTLESS_ATR } from '../../../support/pcsc-service.js';

const longestName = 'x'.repeat(127);
const full = new ServedReader(new CardSlot(longestName, 'contactless', new Chip(createCard())), () => {}, 0);
const empty = new ServedReader(new CardSlot('r', 'contact'), () => {}, 0);

const shown = (reader: ServedReader): Record<string, string | undefined> =>
  Object.fromEntries(
    ATTRIBUTES.map(({ code, value }) => {
      const bytes = value(reader);
      return [code.toString(16), bytes && hex(bytes)];
    }),
  );

test.each(ATTRIBUTES)('$name.en is described and fits', ({ name, source, value }) => {
  expect(name.zh).not.toBe('');
  expect(source).not.toBe('');
  expect(value(full)!.length).toBeLessThanOrEqual(ATTRIBUTE_BYTES);
});

test('no code is there twice', () => {
  expect(new Set(ATTRIBUTES.map(({ code }) => code)).size).toBe(ATTRIBUTES.length);
});

test('they follow the card', () => {
  expect(shown(full)).toMatchObject({
    '90300': '02',
    '90301': '00',
    '90303': CONTACTLESS_ATR,
    '90304': '05',
  });
  expect(shown(empty)).toMatchObject({
    '90300': '00',
    '90301': '00',
    '90303': undefined,
    '90304': undefined,
    '80201': '00000000',
  });
});
