import { expect, test } from 'vitest';
import { UsageError } from '../../../host-cli/errors/usage-error.js';

test('has a stable code', () => {
  expect(new UsageError('say what')).toMatchObject({
    name: 'UsageError',
    code: 'USAGE',
    message: 'say what',
  });
});
