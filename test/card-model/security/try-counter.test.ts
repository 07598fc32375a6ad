import { describe, expect, it } from 'vitest';
import { NonVolatileMemory, PowerLoss } from '../../../card-model/kernel/non-volatile-memory.js';
import { TryCounter } from '../../../card-model/security/try-counter.js';

describe('TryCounter', () => {
  it('counts down at once, whatever becomes of the command', () => {
    const tries = new TryCounter(3, 3);
    const memory = new NonVolatileMemory();
    const seen = [1, 2, 3].map(() => {
      tries.spend(memory);
      memory.rollback();
      return tries.left;
    });
    expect(seen).toEqual([2, 1, 0]);
  });

  it('a torn try is spent', () => {
    const tries = new TryCounter(1, 3);
    const memory = new NonVolatileMemory();
    memory.tearAfter(1);
    expect(() => tries.spend(memory)).toThrow(PowerLoss);
    memory.rollback();
    expect(tries.left).toBe(0);
  });

  it('is refilled at once, and restored with the command', () => {
    const memory = new NonVolatileMemory();
    const refilled = new TryCounter(1, 15);
    refilled.refill(memory);
    memory.rollback();
    expect([refilled.left, refilled.maximum]).toEqual([15, 15]);
    const restored = new TryCounter(1, 6);
    restored.restore(memory);
    expect(restored.left).toBe(6);
    memory.rollback();
    expect(restored.left).toBe(1);
    restored.restore(memory);
    memory.commit();
    expect(restored.left).toBe(6);
  });
});
