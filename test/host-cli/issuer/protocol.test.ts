import { expect, test } from 'vitest';
import { ISSUER_PROTOCOL } from '../../../host-cli/issuer/protocol.js';
import { DEFAULT_PORT } from '../../../host-cli/serving/tcp/protocol.js';

test('a port of its own, below those that systems give away', () => {
  expect(ISSUER_PROTOCOL.DEFAULT_PORT).not.toBe(DEFAULT_PORT);
  expect(ISSUER_PROTOCOL.DEFAULT_PORT).toBeLessThan(49_152);
});
