import { expect, test } from 'vitest';
import { ServingError } from '../../../host-cli/serving/serving-error.js';

test('has a code, and a cause only when there is one', () => {
  const cause = new Error('below');
  const error = new ServingError('SOCKET_PATH_IN_USE', 'in use', cause);
  expect(error).toMatchObject({ name: 'ServingError', code: 'SOCKET_PATH_IN_USE', message: 'in use', cause });
  expect(new ServingError('READER_COUNT', 'none')).not.toHaveProperty('cause');
});
