import { expect, test } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { checkAgreement } from '../../../card-model/personalisation/check-agreement.js';
import { demonstrationWith } from '../../support/demonstration.js';

const check = (changes: Record<string, unknown>) => checkAgreement(parseCardData(demonstrationWith(changes)));

test.each([
  {},
  { 'social.EF05': undefined },
  { 'social.EF06': undefined },
  { 'social.EF05.06': '20260101' },
  { 'social.EF05.05': undefined, 'social.EF05.06': '19000101' },
  { 'social.EF06.08': undefined, 'social.EF06.0D': '20260101' },
  { 'social.EF06.0D': undefined },
])('agree: %j', (changes) => {
  expect(() => check(changes)).not.toThrow();
});

test.each([
  [
    { areaCode: '330300' },
    'social.EF05.01: "510100D15600000500000001????????" does not agree with the other data; it must begin with the areaCode 330300',
  ],
  [
    { 'social.EF05.06': '20251231' },
    'social.EF05.06: "20251231" does not agree with the other data; it must not lie before the date of issue, 20260101',
  ],
  [
    { 'social.EF06.0D': '20260102', 'social.EF06.08': undefined },
    'social.EF06.0D: "20260102" does not agree with the other data; it must not lie after the date of issue, 20260101',
  ],
  [
    { 'social.EF06.0D': '18800102' },
    'social.EF06.0D: "18800102" does not agree with the other data; it must be 18800101, as digits 7 to 14 of the 社会保障号码 (social.EF06.08) say',
  ],
])('%j is refused by name', (changes, message) => {
  expect(() => check(changes)).toThrow(message);
});

test('a value that is wrong by itself is left to its own rule', () => {
  for (const changes of [
    { 'social.EF05.06': '2025' },
    { 'social.EF05.05': 'soon' },
    { 'social.EF06.0D': '18800230' },
    { 'social.EF06.08': '510100' },
  ]) {
    expect(() => check(changes)).not.toThrow();
  }
});

test('a misspelt section is refused, with those that are known', () => {
  expect(() => parseCardData(demonstrationWith({ medcial: {} }))).toThrow(
    /^medcial: is unknown here; known are .*medical/,
  );
});
