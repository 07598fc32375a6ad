import type { ScriptVerb } from './script.js';
import type { ScriptFunction } from './script-function.js';
import type { ScriptLine } from './script-line.js';

/** A file that a script names, found from where the script lies. */
export interface ScriptFiles {
  /** The lines of a script to include. @throws Error with a reason */
  script(path: string, from: string): { readonly file: string; readonly lines: readonly ScriptLine[] };
  /** A table: an object for each row. @throws Error with a reason */
  table(
    path: string,
    from: string,
  ): { readonly file: string; readonly rows: readonly Readonly<Record<string, string>>[] };
}

/** What a script may use beyond what every script has. */
export interface ScriptLanguage {
  readonly verbs?: readonly ScriptVerb[];
  readonly functions?: readonly ScriptFunction[];
  /** Without it a script can neither include nor read tables. */
  readonly files?: ScriptFiles;
  /** Variables that have a value when the script begins. */
  readonly variables?: readonly string[];
  /** What `needs` may name; absent: anything. */
  readonly needs?: readonly string[];
}

/** The variables that the runner gives: what each holds, and why it may have no value. */
export const PREDEFINED = {
  data: { holds: 'the data of the last answer', absent: 'there is no answer' },
  status: { holds: 'the status word of the last answer, 2 bytes', absent: 'there is no answer' },
  atr: { holds: 'the last answer to reset', absent: 'the card has no power' },
  time: { holds: 'the milliseconds that the last exchange or reset took', absent: 'nothing was sent' },
  interface: { holds: 'contact or contactless', absent: 'the card has no power' },
  protocol: { holds: 'T=0, T=1 or contactless', absent: 'the card has no power' },
  generation: {
    holds: 'the generation of the card: 1, 2 or 3',
    absent: 'the generation of the card is not known',
  },
} as const;
