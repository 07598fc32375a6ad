import { expect, test } from 'vitest';
import { dialectOf } from '../../../../host-cli/serving/pcsc/protocol-version.js';

test.each([
  [4, 4, 4],
  [4, 5, 5],
  [4, 6, 6],
  [4, 3, undefined],
  [4, 7, undefined],
  [4, -1, undefined],
  [3, 4, undefined],
  [5, 6, undefined],
])('%i:%i is spoken as 4:%s', (major, minor, dialect) => {
  expect(dialectOf(major, minor)).toBe(dialect);
});
