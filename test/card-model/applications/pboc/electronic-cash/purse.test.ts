import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../../apdu/bytes.js';
import {
  amountIn,
  matchCurrency,
  PURSES,
  purseOrHome,
  purseTagFor,
  writeAmount,
} from '../../../../../card-model/applications/pboc/electronic-cash/purse.js';
import { DataObjects } from '../../../../../card-model/files/data-objects.js';
import { NonVolatileMemory } from '../../../../../card-model/kernel/non-volatile-memory.js';

const objects = () =>
  new DataObjects([
    { tag: 0x9f51, value: fromHex('0156') },
    { tag: 0xdf71, value: fromHex('0344') },
    { tag: 0x9f79, value: fromHex('000000012345') },
  ]);

describe('purses', () => {
  test.each([
    ['0156', 'home'],
    ['0344', 'second'],
    ['0840', 'foreign'],
  ])('currency %s: %s', (currency, match) => {
    expect(matchCurrency(objects(), fromHex(currency))).toBe(match);
  });

  test('a card without a second currency has no such purse', () => {
    const single = new DataObjects([{ tag: 0x9f51, value: fromHex('0156') }]);
    expect(matchCurrency(single, fromHex('0344'))).toBe('foreign');
  });

  test('a foreign currency has no purse of its own', () => {
    expect((['home', 'second', 'foreign'] as const).map(purseOrHome)).toEqual(['home', 'second', 'home']);
  });

  test('amounts are n12', () => {
    const memory = new NonVolatileMemory();
    const own = objects();
    expect(amountIn(own, 0x9f79)).toBe(12_345);
    expect(amountIn(own, 0x9f78)).toBeUndefined();
    writeAmount(memory, own, 0x9f79, 999_999_999_999);
    expect(toHex(own.get(0x9f79)!)).toBe('999999999999');
    memory.rollback();
    expect(amountIn(own, 0x9f79)).toBe(12_345);
  });

  test('the second purse stands for the first one object by object', () => {
    expect(purseTagFor(0x9f79, 'second')).toBe(0xdf79);
    expect(purseTagFor(0x9f6b, 'second')).toBe(0xdf72);
    expect(purseTagFor(0x9f79, 'home')).toBe(0x9f79);
    expect(purseTagFor(0x9f51, 'second')).toBe(0x9f51);
    expect(purseTagFor(0x9f36, 'second')).toBe(0x9f36);
    expect(Object.keys(PURSES.home)).toEqual(Object.keys(PURSES.second));
  });
});
