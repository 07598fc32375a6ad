import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { demonstrationCard } from '../../../card-model/personalisation/demonstration.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { hex } from '../../support/hex.js';

it('the demonstration card is generation 3, activated, made of the published test data', () => {
  const card = demonstrationCard();
  expect(card).toEqual(demonstrationContents('ACTIVATED'));
  expect(card.profile).toBe('gen3');
  expect(hex(card.historicalBytes)).toBe('00815443538660510100000001');
  expect(card.masterFile.directories[0]!.lifeCycle).toBe('ACTIVATED');
});

it('the data call themselves test data', () => {
  const path = new URL('../../../fixtures/personalisation/gen3-demo.json', import.meta.url);
  expect(JSON.parse(readFileSync(path, 'utf8')).about).toMatch(/No real person, no real key/);
});
