import { describe, expect, it } from 'vitest';
import { ApplicationBlock, UNBLOCK_TRIES } from '../../../card-model/files/application-block.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';

describe('ApplicationBlock', () => {
  it('begins without a block and three tries, and then has no image', () => {
    const block = new ApplicationBlock(undefined);
    expect([block.state, block.toImage(), UNBLOCK_TRIES]).toEqual(['none', undefined, 3]);
  });

  it('is set and taken back as part of the running command', () => {
    const block = new ApplicationBlock(undefined);
    const memory = new NonVolatileMemory();
    for (const state of ['blocked', 'permanent'] as const) {
      block.set(memory, state);
      expect([block.state, block.toImage()]).toEqual([state, { state, triesLeft: 3 }]);
      memory.rollback();
      expect(block.state).toBe('none');
    }
  });

  it('tries are spent at once; without any it is permanent, whatever its cell says', () => {
    const block = new ApplicationBlock({ state: 'blocked', triesLeft: 3 });
    const memory = new NonVolatileMemory();
    const seen = [1, 2, 3].map(() => {
      block.spendTry(memory);
      memory.rollback();
      return block.toImage();
    });
    expect(seen).toEqual([
      { state: 'blocked', triesLeft: 2 },
      { state: 'blocked', triesLeft: 1 },
      { state: 'permanent', triesLeft: 0 },
    ]);
    block.restoreTries(memory);
    expect(block.state).toBe('blocked');
    memory.rollback();
    expect(block.state).toBe('permanent');
  });

  it.each([
    { state: 'blocked', triesLeft: 1 },
    { state: 'permanent', triesLeft: 3 },
    { state: 'permanent', triesLeft: 0 },
  ] as const)('gives back the image %j', (image) => {
    expect(new ApplicationBlock(image).toImage()).toEqual(image);
  });
});
