import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandView } from '../../../apdu/codec/command-view.js';
import { binaryOffset, binaryParametersFit } from '../../../card-model/commands/binary-reference.js';
import { bytes } from '../../support/hex.js';

const offsetOf = (command: string): number => {
  const view = new CommandView();
  view.parse(bytes(command));
  return binaryOffset(view);
};

describe('offset', () => {
  it.each([
    ['00B0000001', 0],
    ['00B000FF01', 255],
    ['00B0010001', 256],
    ['00B07FFF01', 32_767],
    ['00B0880001', 0],
    ['00B088FF01', 255],
  ])('of %s is %i', (command, offset) => {
    expect(offsetOf(command)).toBe(offset);
  });
});

describe('P1', () => {
  it('with bit 8 holds a short identifier from 1 to 30; bits 7 and 6 are then 0', () => {
    fc.assert(
      fc.property(fc.nat(255), (p1) => {
        const sfi = p1 - 0x80;
        expect(binaryParametersFit(p1)).toBe(p1 < 0x80 || (sfi >= 1 && sfi <= 30));
      }),
    );
  });
});
