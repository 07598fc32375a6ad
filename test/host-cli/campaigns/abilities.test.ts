import { expect, test } from 'vitest';
import { ABILITY_NAMES, type AbilityFacts, abilitiesOf } from '../../../host-cli/campaigns/abilities.js';

const NOTHING: AbilityFacts = {
  hasKeys: false,
  hasPin: false,
  hasBankKeys: false,
  hasBankPin: false,
  simulated: false,
  address: 'pcsc:',
  blank: false,
  contactless: false,
};
const abilities = (facts: Partial<AbilityFacts>) => [...abilitiesOf({ ...NOTHING, ...facts })];

test('what is at hand', () => {
  expect(abilities({})).toEqual([]);
  expect(abilities({ hasKeys: true, hasPin: true })).toEqual(['keys', 'pin']);
  expect(abilities({ hasBankKeys: true })).toEqual(['bank-keys']);
  expect(abilities({ hasBankPin: true })).toEqual(['bank-pin']);
  expect(abilities({ contactless: true })).toEqual(['contactless']);
  expect(abilities({ simulated: true, address: 'sim:card.img' })).toEqual(['simulator', 'contactless']);
  expect(abilities({ simulated: true, address: 'SIM:' })).toEqual(['simulator', 'fresh-card', 'contactless']);
  expect(abilities({ blank: true })).toEqual(['blank-card']);
  const everything = {
    blank: true,
    hasKeys: true,
    hasPin: true,
    hasBankKeys: true,
    hasBankPin: true,
    simulated: true,
  };
  expect(abilities({ ...everything, address: 'sim:' })).toEqual(ABILITY_NAMES);
});
