import type { Bilingual } from '../../apdu/codec/bilingual.js';

/** Scripts that belong together. They lie in the folder of that name in fixtures/conformance, and run in the order of their names. */
export interface Suite {
  readonly name: string;
  readonly title: Bilingual;
  /** What it is named after, or drawn from. */
  readonly document: string;
  /** Of cards that it has cases for. */
  readonly generations: readonly string[];
  /** What some or all of its cases need. */
  readonly needs: readonly string[];
  /** It ends the card: where cards are forgotten afterwards each of its scripts has one of its own. */
  readonly spoilsCard?: true;
}
