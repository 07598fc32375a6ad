import { expect, test } from 'vitest';
import { parseCardData } from '../../../card-model/personalisation/card-data.js';
import { checkAgreement } from '../../../card-model/personalisation/check-agreement.js';
import demonstration from '../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };

const check = (change: Record<string, unknown>) =>
  checkAgreement(parseCardData({ ...structuredClone(demonstration), ...change }));

test('the demonstration data agree with themselves', () => {
  expect(() => check({})).not.toThrow();
});

test.each([
  [{ areaCode: '330300' }, 'social.EF05.01: must begin with the areaCode 330300'],
  [{ keys: { DF09: [] } }, 'keys.DF09: is no directory; known are MF, PKI, SSSE, DF01'],
])('%j is refused by name', (change, message) => {
  expect(() => check(change)).toThrow(message);
});

test('a misspelt section is refused, with those that are known', () => {
  expect(() => parseCardData({ ...demonstration, medcial: {} })).toThrow(
    /^medcial: is unknown here; known are .*medical/,
  );
});
