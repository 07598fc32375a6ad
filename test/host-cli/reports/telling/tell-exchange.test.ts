import { expect, test } from 'vitest';
import { createTraceDecoder } from '../../../../host-cli/output/card-decoder.js';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { hides, tellExchange } from '../../../../host-cli/reports/telling/tell-exchange.js';
import { anExchange } from '../../../support/campaign-results.js';

const tell = (...given: Parameters<typeof anExchange>) => {
  const secrets = new Secrets();
  return { told: tellExchange(anExchange(...given), createTraceDecoder(), secrets), secrets };
};

test('an exchange is explained', () => {
  const { told } = tell('0084000008', '11223344556677889000');
  expect(told).toMatchObject({ answered: true, durationMs: 0.612 });
  expect(told.decoded.command).toMatchObject({ hex: '0084000008', name: 'GET CHALLENGE' });
  expect(told.decoded.response).toMatchObject({ hex: '11223344556677889000', status: { hex: '9000' } });
});

test('a PIN is hidden and taken note of', () => {
  const { told, secrets } = tell('0020000003246813', '9000');
  expect(told.decoded.command.hex).toBe('0020000003******');
  expect(JSON.stringify(told)).not.toContain('246813');
  expect(secrets.hideIn('246813')).toBe('******');
});

test.each([
  [`0082000A10${'A5'.repeat(16)}`, `0082000A10${'**'.repeat(16)}`, 'A5A5'],
  ['00A4040004C0FFEE01', '00A4040004********', 'C0FFEE'],
  // No command: more data than Lc says.
  ['00A4040002C0FFEE01', '00A40400**********', 'C0FFEE'],
  ['00A404', '00A404', 'none'],
])('what a script declares secret is hidden in any command: %s', (command, shown, secret) => {
  const { told, secrets } = tell(command, '9000', { secret: true });
  expect(told.decoded.command.hex).toBe(shown);
  expect(JSON.stringify(told)).not.toContain(secret);
  if (hides(shown)) expect(secrets.hideIn(command)).not.toContain(secret);
});

test('a command without an answer says so', () => {
  const { told } = tell('0084000008');
  expect(told.answered).toBe(false);
  expect(told.decoded.response).toEqual({ hex: '', fields: [] });
});

test('an answer of one byte is told as it is', () => {
  const { told } = tell('0084000008', '90');
  expect(told.answered).toBe(true);
  expect(told.decoded.response.fault).toBeDefined();
});
