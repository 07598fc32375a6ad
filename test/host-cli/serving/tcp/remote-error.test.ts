import { expect, test } from 'vitest';
import { RemoteError } from '../../../../host-cli/serving/tcp/remote-error.js';

test('says whether the connection ends', () => {
  expect(new RemoteError('BUSY', 'has a client').ends).toBe(true);
  expect(new RemoteError('NO_CARD', 'empty').ends).toBe(false);
});

test('keeps its cause', () => {
  const cause = new Error('why');
  expect(new RemoteError('CARD_FAILED', 'no answer', cause)).toMatchObject({ code: 'CARD_FAILED', cause });
  expect(new RemoteError('CARD_FAILED', 'no answer')).not.toHaveProperty('cause');
});
