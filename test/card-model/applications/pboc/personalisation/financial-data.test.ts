import { describe, expect, it } from 'vitest';
import { financialNames } from '../../../../../card-model/applications/pboc/personalisation/financial-data.js';
import { parseCardData } from '../../../../../card-model/personalisation/card-data.js';
import { demonstrationWith } from '../../../../support/demonstration.js';

const parse = (changes: Record<string, unknown>) => parseCardData(demonstrationWith(changes));
const problem = (changes: Record<string, unknown>): string => {
  try {
    parse(changes);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

it('takes the demonstration data, with defaults for what they do not say', () => {
  expect(parse({}).financial).toMatchObject({
    pan: '6231000000000000013',
    '9F52': 'C238',
    '9F56': '80',
    algorithms: 'both',
    discretionary: '01',
    limits: { lowerConsecutive: 10, upperConsecutive: 20, cumulative: 100_000 },
    electronicCash: { authorisationCode: 'ECC001' },
  });
});

it('segmented charging has defaults too', () => {
  expect(parse({}).financial!.segmentedCharge).toBeUndefined();
  expect(parse({ 'financial.segmentedCharge': {} }).financial!.segmentedCharge).toEqual({
    flags: '00',
    depositLimit: 0,
  });
  expect(problem({ 'financial.segmentedCharge': { flags: '2' } })).toContain('must be 2 hexadecimal digits');
});

it('may be missing', () => {
  expect(parse({ financial: undefined }).financial).toBeUndefined();
});

describe('tells what is wrong and what is allowed', () => {
  it.each([
    ['financial.pan', '123', 'financial.pan: must be a card number of 13 to 19 digits'],
    ['financial.pan', 6231000000000000, 'financial.pan: must be text, in quotes'],
    ['financial.pan', undefined, 'financial.pan: is missing'],
    ['financial.expiry', '361301', 'financial.expiry: must be a date as YYMMDD'],
    ['financial.aid', 'A0', 'financial.aid: must be an AID of 5 to 16 bytes in hexadecimal'],
    ['financial.label', 'x'.repeat(17), 'financial.label: must be 1 to 16 letters, digits and signs'],
    ['financial.9F68', '8150', 'financial.9F68: must be 8 hexadecimal digits'],
    ['financial.keys.AC', '00', 'financial.keys.AC: must be 32 hexadecimal digits'],
    ['financial.cardCvmLimit', -1, 'financial.cardCvmLimit: must be a whole number from 0 to 999999999999'],
    [
      'financial.electronicCash.balance',
      1.5,
      'financial.electronicCash.balance: must be a whole number from 0 to 999999999999',
    ],
    ['financial.cvn', '02', 'financial.cvn: must be 01, or 17 also written 11'],
    [
      'financial.limits',
      { lowerConsecutive: 256 },
      'financial.limits.lowerConsecutive: must be a whole number from 0 to 255',
    ],
  ])('%s = %j', (path, value, message) => {
    expect(problem({ [path]: value })).toContain(message);
  });

  it('names that there are not, with those that there are', () => {
    expect(problem({ 'financial.colour': 1 })).toMatch(
      /^financial\.colour: is unknown here; known are about, aid, label, pan/,
    );
    expect(problem({ 'financial.electronicCash.colour': 1 })).toMatch(
      /^financial\.electronicCash\.colour: .* known are balance, balanceLimit, singleLimit, resetThreshold, authorisationCode, unit$/,
    );
    expect(problem({ 'financial.limits': { colour: 1 } })).toContain('known are lowerConsecutive');
    expect(problem({ colour: 1 })).toContain('known are about');
  });

  it('no message holds a key', () => {
    expect(problem({ 'financial.keys.MAC': '0123456789ABCDEF0123456789ABCDEG' })).not.toContain('0123456789');
  });
});

it('names of nested objects', () => {
  expect(financialNames(['keys'])).toEqual(['AC', 'MAC', 'ENC']);
  expect(financialNames(['issuer', 'sm2'])).toEqual(['schemeIndex', 'certificate', 'privateKey']);
  expect(financialNames(['pan'])).toEqual([]);
});
