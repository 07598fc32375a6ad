import type { Terminal } from '../terminal.js';
import type { AlteredCard, AlteredCardOptions } from './altered-card.js';

/** One seeded fault of the card. */
export interface Fault {
  /** Stands in the table of what catches it. */
  readonly name: string;
  /** What a card with this fault does that it must not do. */
  readonly breaks: string;
  /** A card with the fault and otherwise as it should be; the fault is of this card alone. */
  make(options?: AlteredCardOptions): AlteredCard;
  /** A conversation in which the fault shows: what is heard differs from what the true card says. */
  show(terminal: Terminal): readonly string[];
}
