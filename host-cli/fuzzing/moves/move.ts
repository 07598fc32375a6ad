import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { Chance } from '../chance.js';
import type { FuzzStep } from '../fuzz-step.js';
import type { CardWorld } from '../world/card-world.js';

/** What a move may draw on. */
export interface MoveContext {
  readonly world: CardWorld;
  readonly chance: Chance;
  /** Interfaces to reset to. */
  readonly interfaces: readonly CardInterface[];
  /** Whether power can be made to fail. */
  readonly canTear: boolean;
  /** The next place of the map of classes and instructions. */
  nextInstruction(): readonly [cla: number, ins: number];
}

/** A few steps that belong together, as a terminal or an attacker would take them. */
export interface Move {
  readonly name: string;
  /** How often it is taken, against the others. */
  readonly weight: number;
  /** Only reads: of use in safe mode too. */
  readonly safe?: true;
  /** Nothing where the card or what is known of it gives no occasion. */
  make(context: MoveContext): readonly FuzzStep[];
}
