import { expect, test } from 'vitest';
import { SimulatedSource } from '../../../../host-cli/fuzzing/lives/simulated-source.js';
import { NO_SECRETS } from '../../../../host-cli/fuzzing/secrets/card-secrets.js';
import { Tries, TryBook } from '../../../../host-cli/fuzzing/world/try-book.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { hex } from '../../../support/hex.js';

const { map, secrets } = new SimulatedSource(demonstrationContents());
const ssse = map.directories.find(({ label }) => label === 'SSSE')!;

test('what is known beforehand', () => {
  const book = new TryBook(secrets);
  const pin = book.pin(ssse);
  expect([pin.left, pin.maximum, hex(pin.value!)]).toEqual([6, 6, '246813']);
  expect(book.key(ssse, 0x0a, 1).left).toBe(3);
  expect(book.key(ssse, 0x0a, 2).left).toBeUndefined();
  expect(book.pin(ssse)).toBe(pin);
  expect(book.key(ssse, 0x0a, 1)).toBe(book.key(ssse, 0x0a, 1));
  expect(book.key(ssse, 0x0a, 1)).not.toBe(book.key(ssse, 0x04, 1));
});

test('where nothing is known everything may be', () => {
  const tries = new TryBook(NO_SECRETS).pin(ssse);
  expect([tries.left, tries.usedUp, tries.allows(9), tries.allowsAfterWrong(0)]).toEqual([
    undefined,
    false,
    true,
    true,
  ]);
  tries.refilled();
  expect(tries.left).toBeUndefined();
  tries.told(2);
  expect([tries.allows(2), tries.allows(3), tries.allowsAfterWrong(1), tries.allowsAfterWrong(2)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a wrong one costs one, also the last', () => {
  const tries = new Tries(1, 3);
  expect(tries.allowsAfterWrong(0)).toBe(true);
  tries.told(0);
  expect([tries.usedUp, tries.allowsAfterWrong(0), tries.allows(0)]).toEqual([true, false, true]);
  tries.refilled();
  expect([tries.usedUp, tries.left]).toEqual([false, 3]);
});

test('counters beyond what a status word tells', () => {
  const tries = new Tries(200, 200);
  expect([tries.allowsAfterWrong(15), tries.allowsAfterWrong(14)]).toEqual([true, false]);
  tries.told(15);
  expect(tries.left).toBeUndefined();
});

test('a wrong presentation that was torn has spent its try', () => {
  const tries = new Tries(3, 3);
  tries.tornWhilePresented(false);
  expect([tries.torn, tries.left, tries.allows(3)]).toEqual([true, 2, false]);
  tries.told(2);
  expect(tries.torn).toBe(false);
});

test('a right one, or one that nobody knows of, may have given all back', () => {
  for (const right of [true, undefined]) {
    const tries = new Tries(2, 3);
    tries.tornWhilePresented(right);
    expect([tries.left, tries.allows(1), tries.allows(3), tries.allows(2)]).toEqual([
      undefined,
      true,
      true,
      false,
    ]);
  }
});

test('an unblocking that was torn has given all back or none', () => {
  const tries = new Tries(1, 3);
  tries.tornWhileRefilled();
  expect([tries.allows(1), tries.allows(3), tries.allows(2)]).toEqual([true, true, false]);
  expect(tries.counted).toBe('1 / 3');
  tries.forget();
  expect(tries.counted).toBe('?');
  expect(tries.allows(2)).toBe(true);
});
