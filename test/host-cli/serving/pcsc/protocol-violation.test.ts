import { expect, test } from 'vitest';
import { ProtocolViolation } from '../../../../host-cli/serving/pcsc/protocol-violation.js';

test('has a code', () => {
  expect(new ProtocolViolation('why')).toMatchObject({ code: 'PROTOCOL_VIOLATION', message: 'why' });
});
