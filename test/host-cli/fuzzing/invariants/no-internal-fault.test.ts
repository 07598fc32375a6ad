import { expect, test } from 'vitest';
import { noInternalFault } from '../../../../host-cli/fuzzing/invariants/no-internal-fault.js';
import { Watched } from '../../../support/watched.js';

test('6F00 is told, other refusals are not', () => {
  const watched = new Watched(noInternalFault);
  expect(watched.said('0084000008', '6F00')).toBe('the card has an internal fault');
  expect(watched.said('0084000008', '6F01')).toBeUndefined();
});
