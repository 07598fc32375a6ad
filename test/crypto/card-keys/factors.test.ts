import { describe, expect, it } from 'vitest';
import {
  areaFactor,
  cardFactor,
  diversificationSteps,
  provinceFactor,
} from '../../../crypto/card-keys/factors.js';
import { counting, expectCode, hex, toHex } from '../support.js';

describe('diversification factors', () => {
  it('are those of the demonstration card', () => {
    expect(toHex(areaFactor('510100'))).toBe('3531303130307378');
    expect(toHex(provinceFactor('51'))).toBe('3531303030307368');
    expect(toHex(cardFactor(hex('00815443538660510100000001')))).toBe('8660510100000001');
  });

  it.each(['', '51010', '5101000', '51010x', '５１０１００', ' 51010'])('refuses the area %j', (code) => {
    expectCode(() => areaFactor(code), 'BAD_ARGUMENT');
  });

  it.each(['', '5', '510', 'xx'])('refuses the province %j', (code) => {
    expectCode(() => provinceFactor(code), 'BAD_ARGUMENT');
  });

  it('needs eight historical bytes', () => {
    expect(cardFactor(counting(8))).toEqual(counting(8));
    expectCode(() => cardFactor(counting(7)), 'BAD_LENGTH');
    expectCode(() => cardFactor('86' as unknown as Uint8Array), 'NOT_BYTES');
  });

  it.each([
    [0x67, 3],
    [0x48, 2],
    [0x47, 2],
    [0x27, 1],
    [0x00, 0],
    [0xff, 7],
  ])('reads from usage byte %i that there are %i steps', (usage, steps) => {
    expect(diversificationSteps(usage)).toBe(steps);
  });
});
