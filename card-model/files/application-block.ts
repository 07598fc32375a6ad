import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import { TryCounter } from '../security/try-counter.js';

/** How a directory is blocked: not, until it is unblocked, or for good (conventions, application and card states). */
export type BlockState = 'none' | 'blocked' | 'permanent';

const STATE = { none: 0x00, blocked: 0x01, permanent: 0x02 } as const satisfies Record<BlockState, number>;

/** conventions: three wrong MACs make the block permanent. */
export const UNBLOCK_TRIES = 3;

/** What a card image holds of a block; nothing while there is none. */
export interface BlockImage {
  readonly state: 'blocked' | 'permanent';
  /** Wrong MACs of APPLICATION UNBLOCK that are still borne. */
  readonly triesLeft: number;
}

/** The block of one directory, and the tries to unblock it. */
export class ApplicationBlock {
  /** Non-volatile: the state, one of `STATE`. */
  private readonly cell = new Uint8Array(1);
  private readonly tries: TryCounter;

  constructor(image: BlockImage | undefined) {
    this.cell[0] = STATE[image?.state ?? 'none'];
    this.tries = new TryCounter(image?.triesLeft ?? UNBLOCK_TRIES, UNBLOCK_TRIES);
  }

  /** Without tries there is no way back, whether or not the last one was answered. */
  get state(): BlockState {
    if (this.cell[0] === STATE.none) return 'none';
    return this.cell[0] === STATE.permanent || this.tries.left === 0 ? 'permanent' : 'blocked';
  }

  /** As part of the running command. */
  set(memory: NonVolatileMemory, state: BlockState): void {
    memory.writeState(this.cell, STATE[state]);
  }

  /** Spends a try before the comparison that it pays for. */
  spendTry(memory: NonVolatileMemory): void {
    this.tries.spend(memory);
  }

  /** As part of the running command. */
  restoreTries(memory: NonVolatileMemory): void {
    this.tries.restore(memory);
  }

  toImage(): BlockImage | undefined {
    const { state } = this;
    return state === 'none' ? undefined : { state, triesLeft: this.tries.left };
  }
}
