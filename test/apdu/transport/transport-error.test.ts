import { expect, test } from 'vitest';
import { TransportError } from '../../../apdu/transport/transport-error.js';

test('a transport error carries code and cause', () => {
  const cause = new Error('pipe broken');
  const error = new TransportError('LINK_FAILED', 'no answer', cause);
  expect(error).toMatchObject({ name: 'TransportError', code: 'LINK_FAILED', message: 'no answer', cause });
  expect('cause' in new TransportError('CLOSED', 'closed')).toBe(false);
});
