/** What a recording says of itself before its first reset. */
export interface RecordingHeader {
  title?: string;
  recordedAt?: Date;
  /** Name and version: `sscard 0.1.0`. */
  program?: string;
  /** What kind of card the program knew it to be without asking it. */
  profile?: string;
  /** From which the program had what it chose at random, so that it chooses the same again. */
  seed?: string;
  /** A card of the program itself, whose power could be taken in the middle of a command. */
  simulated: boolean;
  /** The keys and PINs of the card were declared test keys: nothing is hidden. */
  testKeys: boolean;
}

/** Words at the end of the `recorded` line; a value without white space follows the first two. */
export const PROFILE = 'profile=';
export const SEED = 'seed=';
export const SIMULATED = 'simulated';
/** Nothing is hidden. */
export const TEST_KEYS = 'test-keys';
