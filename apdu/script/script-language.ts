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

/** The variables that the runner gives, and what each holds. */
export const PREDEFINED = {
  data: 'the data of the last answer',
  status: 'its status word, 2 bytes',
  atr: 'the last answer to reset',
  time: 'milliseconds that the last exchange took',
  interface: 'contact or contactless',
  protocol: 'T=0, T=1 or contactless',
  generation: 'of the card: 1, 2 or 3',
} as const;

/** The lines that are no steps, in the order of their use. */
export const STRUCTURE_VERBS = [
  'title',
  'tags',
  'clause',
  'needs',
  'destructive',
  'include',
  'block',
  'do',
  'case',
  'cleanup',
  'for',
  'if',
  'else',
  'end',
] as const;

/** Those of them that go on until `end`. */
export const OPENING_VERBS: readonly string[] = ['block', 'case', 'cleanup', 'for', 'if'];
