import { expect, it } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { holderFacts } from '../../../card-model/personalisation/holder-facts.js';
import { demonstrationWith } from '../../support/demonstration.js';

const factsWith = (changes: Record<string, unknown>) =>
  holderFacts(parseCardData(demonstrationWith(changes)));
const NUMBER = '51010018800101001X';

it('are those of EF06 of SSSE, and the telephone number of DF01', () => {
  expect(factsWith({})).toEqual({ birthDate: '18800101', socialSecurityNumber: NUMBER });
  expect(factsWith({ DF01: { EF06: { 28: { value: '028-86123579', field: '联系电话' } } } })).toEqual({
    birthDate: '18800101',
    socialSecurityNumber: NUMBER,
    telephone: '028-86123579',
  });
});

it('the date of birth stands in the number, too', () => {
  expect(factsWith({ 'social.EF06': { '08': NUMBER } })).toMatchObject({ birthDate: '18800101' });
  expect(factsWith({ 'social.EF06': undefined })).toEqual({ birthDate: '' });
});

it('a value that is none is named', () => {
  expect(() => factsWith({ 'social.EF06.0D': null })).toThrow(/^social\.EF06\.0D: /);
});
