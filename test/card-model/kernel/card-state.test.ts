import { describe, expect, it } from 'vitest';
import { CardState } from '../../../card-model/kernel/card-state.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { blankCard, TEST_TRANSPORT_KEY } from '../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';

describe('CardState', () => {
  it('of a blank card has the transport key, of an issued one none', () => {
    expect(new CardState(blankCard(gen3)).transportKey?.triesLeft).toBe(3);
    expect(new CardState(demonstrationContents()).transportKey).toBeUndefined();
  });

  it('writes, ends the building and blocks as part of the running command', () => {
    const state = new CardState(blankCard(gen3));
    const before = state.toImage();
    const memory = new NonVolatileMemory();
    const work = () => {
      state.writeHistoricalBytes(memory, 7, bytes('510100000001'));
      state.endPreIssue(memory);
      state.block(memory);
    };
    work();
    memory.rollback();
    expect(state.toImage()).toEqual(before);
    expect([state.blocked, state.transportKey === undefined]).toEqual([false, false]);
    work();
    memory.commit();
    memory.rollback();
    expect(hex(state.historicalBytes)).toBe('00000000000000510100000001');
    expect(state.toImage()).toEqual({ historicalBytes: state.historicalBytes, blocked: true });
  });

  it('gives back what it was made of, in copies', () => {
    const contents = blankCard(gen3);
    const state = new CardState(contents);
    const image = state.toImage();
    expect(image).toEqual({
      historicalBytes: new Uint8Array(13),
      transportKey: { value: TEST_TRANSPORT_KEY, triesLeft: 3, maximumTries: 3 },
    });
    image.historicalBytes.fill(9);
    contents.historicalBytes.fill(9);
    expect(hex(state.historicalBytes)).toBe('00'.repeat(13));
    expect(new CardState({ ...contents, blocked: true }).blocked).toBe(true);
  });
});
