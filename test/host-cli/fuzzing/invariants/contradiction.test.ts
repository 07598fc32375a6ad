import { expect, test } from 'vitest';
import { readsRight, rightReading } from '../../../../host-cli/fuzzing/invariants/contradiction.js';
import { Exchange } from '../../../../host-cli/fuzzing/world/exchange.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

function expecting(...data: readonly string[]): string {
  const exchange = new Exchange(bytes('00B2010400'), bytes('9000'));
  exchange.expected = data.map(bytes);
  return rightReading(exchange);
}

test('what would have been right, each answer once', () => {
  expect(expecting('0201AA')).toBe('0201AA 9000');
  expect(expecting('0201AA', '0201BB', '0201AA')).toBe('0201AA 9000 or 0201BB 9000');
  expect(expecting()).toBe('... 9000');
  expect(expecting('00'.repeat(129))).toBe('... 9000');
});

const about = { name: 'test', meaning: { en: 'a', zh: '甲' }, source: 'none' };

test('only after what it is about', () => {
  for (const [past, told] of [
    ['given', ['wrong']],
    ['torn', []],
  ] as const) {
    const watched = new Watched(readsRight(about, [past], 'wrong', '错'));
    watched.card('select SSSE');
    watched.said('00B2022C00', '0201349000');
    expect(watched.told.map(({ what }) => what.en)).toEqual(told);
  }
});

test('the right answer is that of the card it was given', () => {
  const watched = new Watched(readsRight(about, ['given'], 'wrong', '错'));
  watched.card('select SSSE');
  watched.said('00B2022C00', '0201349000');
  expect(watched.told[0]!.right).toBe('020133 9000');
});
