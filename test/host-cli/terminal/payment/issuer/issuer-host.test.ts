import { expect, test } from 'vitest';
import {
  bringsNewPin,
  ISSUER_SERVICES,
  isApproval,
} from '../../../../../host-cli/terminal/payment/issuer/issuer-host.js';

test('00, 10 and 11 approve; a referral does not', () => {
  const approves = (responseCode: string) =>
    isApproval({ responseCode, reason: { en: '', zh: '' }, scripts: [] });
  expect(['00', '10', '11'].map(approves)).toEqual([true, true, true]);
  expect(['01', '02', '05', '51', 'Y1', ''].map(approves)).not.toContain(true);
});

test('two services bring a new PIN', () => {
  expect(ISSUER_SERVICES.filter(bringsNewPin)).toEqual(['change-pin', 'replace-pin']);
});
