import { BANK_MOVES } from './bank-moves.js';
import { DEBIT_MOVES } from './debit-moves.js';
import type { Move } from './move.js';
import { PIN_MOVES } from './pin-moves.js';
import { READ_MOVES } from './read-moves.js';
import { RIGHT_MOVES } from './right-moves.js';
import { SELECT_MOVES } from './select-moves.js';
import { STATE_MOVES } from './state-moves.js';
import { UPDATE_MOVES } from './update-moves.js';
import { WILD_MOVES } from './wild-moves.js';

/** Everything that the explorer does with a card. */
export const MOVES: readonly Move[] = [
  ...SELECT_MOVES,
  ...READ_MOVES,
  ...RIGHT_MOVES,
  ...PIN_MOVES,
  ...UPDATE_MOVES,
  ...STATE_MOVES,
  ...DEBIT_MOVES,
  ...BANK_MOVES,
  ...WILD_MOVES,
];

/** What is left of it for a card that must not be changed. */
export const SAFE_MOVES: readonly Move[] = MOVES.filter(({ safe }) => safe);
