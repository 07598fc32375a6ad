import { expect, test } from 'vitest';
import demonstrationData from '../../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { parseIssuerSecrets } from '../../../../../host-cli/terminal/payment/issuer/issuer-keys.js';
import { demonstrationWith } from '../../../../support/demonstration.js';
import { hex } from '../../../../support/hex.js';

test('master keys and the PIN of one card', () => {
  const { masterKeys, pins } = parseIssuerSecrets(demonstrationData, 'demo');
  expect(hex(masterKeys.ac)).toBe(demonstrationData.financial.keys.AC);
  expect(hex(masterKeys.enc)).toBe(demonstrationData.financial.keys.ENC);
  expect(pins.get(demonstrationData.financial.pan)).toBe(demonstrationData.pins.financial.value);
});

test('a file without PIN knows none', () => {
  const { pins } = parseIssuerSecrets(demonstrationWith({ pins: undefined }), 'demo');
  expect(pins.size).toBe(0);
});

test.each([
  ['financial', undefined],
  ['financial.keys', undefined],
  ['financial.keys.MAC', 'secret-that-is-no-key'],
])('%s', (path, value) => {
  expect(() => parseIssuerSecrets(demonstrationWith({ [path]: value }), 'bank.json')).toThrow(
    expect.objectContaining({
      code: 'ISSUER_KEYS_INVALID',
      message: expect.not.stringContaining('secret-that-is-no-key'),
    }),
  );
});
