import { describe, expect, test } from 'vitest';
import { changePower, ensurePower, isDisposition } from '../../../../host-cli/serving/pcsc/card-power.js';
import { stateOfService } from './shared.js';

const silent = (): void => {};

test.each([
  [0, true],
  [3, true],
  [4, false],
  [0xffff_ffff, false],
])('%i is a disposition: %s', (value, is) => {
  expect(isDisposition(value)).toBe(is);
});

describe('changePower', () => {
  test.each([
    ['LEAVE', 0, true, 0],
    ['RESET', 1, true, 1],
    ['UNPOWER', 2, false, 1],
    ['EJECT', 3, false, 1],
  ])('%s', (_title, disposition, powered, sessions) => {
    const { slot, reader } = stateOfService();
    slot.powerOn();
    const before = slot.session;
    expect(changePower(reader, disposition, silent)).toBe(0);
    expect([slot.powered, slot.session - before]).toEqual([powered, sessions]);
  });

  test('without a card does nothing', () => {
    const { slot, reader } = stateOfService();
    slot.remove();
    expect(changePower(reader, 1, silent)).toBe(0);
  });
});

test('ensurePower leaves a powered card alone', () => {
  const { slot, reader } = stateOfService();
  expect(ensurePower(reader, silent)).toBe(0);
  const session = slot.session;
  expect(ensurePower(reader, silent)).toBe(0);
  expect([slot.powered, slot.session]).toEqual([true, session]);
});
