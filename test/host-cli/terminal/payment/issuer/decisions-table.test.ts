import { expect, test } from 'vitest';
import { RESPONSE_CODES } from '../../../../../apdu/payment/codes-table.js';
import { TVR } from '../../../../../apdu/payment/terminal-bits-table.js';
import {
  ISSUER_REASONS,
  REFUSING_BITS,
} from '../../../../../host-cli/terminal/payment/issuer/decisions-table.js';

test('each row names a bit of the TVR and a response code that is known', () => {
  for (const { bit, responseCode } of REFUSING_BITS) {
    expect(TVR.fields).toHaveProperty(bit);
    const code = Buffer.from(responseCode).toString('hex').toUpperCase();
    expect(RESPONSE_CODES.meanings).toHaveProperty(code);
  }
});

test('reasons in both languages', () => {
  for (const { en, zh } of Object.values(ISSUER_REASONS)) expect([en, zh]).not.toContain('');
});
