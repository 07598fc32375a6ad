import type { CardWorld } from './card-world.js';
import type { Exchange } from './exchange.js';
import { type NeededRight, neededRights } from './needed-rights.js';
import type { Loss, RightState } from './rights-book.js';

/** Which of the rights that a served command needs is not held, and what would explain that it was served. */
export interface MissingRight {
  readonly needed: NeededRight;
  /** The right was held once and lost so; `elsewhere`: a key of another directory has it. */
  readonly explanation: Loss | 'elsewhere' | 'none';
}

/** The first right that a served command needs and nobody holds; undefined when all is well. */
export function missingRight(exchange: Exchange, world: CardWorld): MissingRight | undefined {
  if (!exchange.served || exchange.definition === undefined) return undefined;
  for (const needed of neededRights(exchange, world)) {
    const { rule, directory } = needed;
    if (!world.rights.meets(rule, directory, world.cardInterface)) {
      return { needed, explanation: explanationOf(needed, world) };
    }
  }
  return undefined;
}

const LOSSES: readonly Loss[] = ['lost-by-reset', 'lost-by-selection', 'lost-by-failure'];

function explanationOf({ rule, directory }: NeededRight, world: CardWorld): MissingRight['explanation'] {
  const { rights, cardInterface } = world;
  const metIf = (loss: Loss): boolean => {
    const counts = (state: RightState): boolean => state === 'held' || state === loss;
    return rights.meets(rule, directory, cardInterface, counts);
  };
  const loss = LOSSES.find(metIf);
  if (loss !== undefined) return loss;
  return rights.meetsAnywhere(rule, directory, cardInterface) ? 'elsewhere' : 'none';
}
