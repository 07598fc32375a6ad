import { expect, test } from 'vitest';
import { bytes, number, optional, text } from '../../../host-cli/script-functions/parameters.js';

test('parameters by kind', () => {
  expect([bytes('a'), number('b'), optional(text('c'))]).toEqual([
    { name: 'a', kind: 'bytes' },
    { name: 'b', kind: 'number' },
    { name: 'c', kind: 'text', optional: true },
  ]);
});
