import { expect, test } from 'vitest';
import { readCardNumber } from '../../../../host-cli/terminal/services/card-number.js';
import { scripted } from '../link.js';
import { GENERATIONS, office } from './office.js';

test.each(GENERATIONS)('%s', async (_id, profile) => {
  expect(await readCardNumber(office(profile).transport)).toBe('A10000015');
  // Issuer data can be read before activation and while suspended.
  expect(await readCardNumber(office(profile, 'INITIALISED').transport)).toBe('A10000015');
  expect(await readCardNumber(office(profile, 'DEACTIVATED').transport)).toBe('A10000015');
  expect(await readCardNumber(office(profile, 'TERMINATED').transport)).toBeUndefined();
});

test.each([
  ['no SSSE', { '00A404': '6A82' }],
  ['no EF05', { '00A404': '9000', '00A402': '6A82' }],
  ['no record', { '00A404': '9000', '00A402': '9000', '00B2': '6A83' }],
  ['an unwritten record', { '00A404': '9000', '00A402': '9000', '00B2': '0709FFFFFFFFFFFFFFFFFF9000' }],
])('%s', async (_name, answers) => {
  expect(await readCardNumber(scripted(answers))).toBeUndefined();
});
