import { expect, test } from 'vitest';
import { ABILITY_NAMES, type AbilityFacts, abilitiesOf } from '../../../host-cli/campaigns/abilities.js';

const NOTHING: AbilityFacts = {
  hasKeys: false,
  hasPin: false,
  simulated: false,
  address: 'pcsc:',
  contactless: false,
};
const abilities = (facts: Partial<AbilityFacts>) => [...abilitiesOf({ ...NOTHING, ...facts })];

test('what is at hand', () => {
  expect(abilities({})).toEqual([]);
  expect(abilities({ hasKeys: true, hasPin: true })).toEqual(['keys', 'pin']);
  expect(abilities({ contactless: true })).toEqual(['contactless']);
  expect(abilities({ simulated: true, address: 'sim:card.img' })).toEqual(['simulator', 'contactless']);
  expect(abilities({ simulated: true, address: 'SIM:' })).toEqual(['simulator', 'fresh-card', 'contactless']);
  expect(abilities({ hasKeys: true, hasPin: true, simulated: true, address: 'sim:' })).toEqual(ABILITY_NAMES);
});
