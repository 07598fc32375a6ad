import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAtr, pseudoAtr } from '../../../../apdu/codec/atr.js';
import { buildAts } from '../../../../apdu/codec/ats.js';
import {
  cardFactorOf,
  historicalBytesOf,
} from '../../../../host-cli/terminal/connection/historical-bytes.js';
import { bytes } from '../../../support/hex.js';

describe('historical bytes', () => {
  it('are the same whichever way a link shows them', () => {
    const historicalBytes = fc.uint8Array({ minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(historicalBytes, (historical) => {
        const shown = [
          buildAtr({ historical }),
          buildAtr({ historical, protocol: 'T=1' }),
          pseudoAtr(historical),
          buildAts({ historical }),
        ];
        for (const answer of shown) expect(historicalBytesOf(answer)).toEqual(historical);
      }),
    );
  });

  it.each(['', '00', '3B', '4142', '3B6D00'])('of %j there are none', (answer) => {
    expect(historicalBytesOf(bytes(answer))).toBeUndefined();
  });
});

describe('the card factor', () => {
  it('is the last eight', () => {
    expect(cardFactorOf(bytes('00815443538660510100000001'))).toEqual(bytes('8660510100000001'));
    expect(cardFactorOf(bytes('0102030405060708'))).toEqual(bytes('0102030405060708'));
  });

  it('needs eight', () => {
    expect(cardFactorOf(bytes('01020304050607'))).toBeUndefined();
    expect(cardFactorOf(undefined)).toBeUndefined();
  });
});
