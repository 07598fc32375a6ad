import { expect, test } from 'vitest';
import { Tally } from '../../../host-cli/coverage/tally.js';

test('names stand in the order in which they came, expected or counted', () => {
  const tally = new Tally();
  tally.expect('b', { en: 'the b', zh: '乙' });
  tally.count('a');
  tally.count('b');
  tally.count('b', undefined, 3);
  tally.expect('b', { en: 'another', zh: '另' });
  tally.expect('c');
  expect(tally.items()).toEqual([
    { name: 'b', meaning: { en: 'the b', zh: '乙' }, count: 4 },
    { name: 'a', count: 1 },
    { name: 'c', count: 0 },
  ]);
});
