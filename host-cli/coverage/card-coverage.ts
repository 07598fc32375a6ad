import type { Bilingual } from '../../apdu/codec/bilingual.js';

/** One thing that a card can be asked: a command, a parameter, a status word, a file or an access rule. */
export interface CoverageItem {
  /** `00 B2 READ RECORD`, `6982`, `SSSE/EF05`, `SSSE/EF06 read`. */
  readonly name: string;
  readonly meaning?: Bilingual;
  /** How often it was exercised; 0 is a gap. */
  readonly count: number;
}

/** What of a card the scripts exercised, group by group. */
export interface CardCoverage {
  readonly groups: readonly {
    readonly id: 'commands' | 'parameters' | 'status-words' | 'files' | 'rules';
    readonly title: Bilingual;
    readonly items: readonly CoverageItem[];
  }[];
}
