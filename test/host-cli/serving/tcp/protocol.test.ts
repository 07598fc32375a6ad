import { expect, test } from 'vitest';
import { KIND, MAGIC, REMOTE_ERRORS } from '../../../../host-cli/serving/tcp/protocol.js';

test('kinds are one byte each, none twice', () => {
  const kinds = Object.values(KIND);
  expect(new Set(kinds).size).toBe(kinds.length);
  for (const kind of kinds) expect(kind).toBeGreaterThan(0);
  for (const kind of kinds) expect(kind).toBeLessThanOrEqual(0xff);
});

test('what the client sends is below 80', () => {
  const { HELLO, POWER_ON, WARM_RESET, POWER_OFF, TRANSMIT } = KIND;
  expect([HELLO, POWER_ON, WARM_RESET, POWER_OFF, TRANSMIT].every((kind) => kind < 0x80)).toBe(true);
});

test('the signature', () => {
  expect(Buffer.from(MAGIC).toString()).toBe('SSCARD');
});

test.each(Object.entries(REMOTE_ERRORS))('%s is described', (_code, { meaning }) => {
  expect(meaning).not.toBe('');
});
