import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';

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
  /** Non-volatile. */
  private readonly tries = Uint8Array.of(UNBLOCK_TRIES);

  constructor(image: BlockImage | undefined) {
    if (!image) return;
    this.cell[0] = STATE[image.state];
    this.tries[0] = image.triesLeft;
  }

  /** Without tries there is no way back, whether or not the last one was answered. */
  get state(): BlockState {
    if (this.cell[0] === STATE.none) return 'none';
    return this.cell[0] === STATE.permanent || this.tries[0] === 0 ? 'permanent' : 'blocked';
  }

  /** As part of the running command. */
  set(memory: NonVolatileMemory, state: BlockState): void {
    memory.writeState(this.cell, STATE[state]);
  }

  /** Spends a try before the comparison that it pays for. */
  spendTry(memory: NonVolatileMemory): void {
    memory.spend(this.tries, 0, this.tries[0]! - 1);
  }

  /** As part of the running command. */
  restoreTries(memory: NonVolatileMemory): void {
    memory.writeByte(this.tries, 0, UNBLOCK_TRIES);
  }

  toImage(): BlockImage | undefined {
    const { state } = this;
    return state === 'none' ? undefined : { state, triesLeft: this.tries[0]! };
  }
}
