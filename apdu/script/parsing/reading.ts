import type { ScriptBody, ScriptItem, StepPlace } from '../script.js';
import type { ScriptLine } from '../script-line.js';
import type { HeadReader } from './case-head.js';

/**
 * Where lines stand, which decides what may be written there: the script itself, a loop or condition of it, a case,
 * and everything inside of those.
 */
export type Level = 'script' | 'script-part' | 'case' | 'part';

/** The lines of a block while they are read. */
export interface Reading {
  readonly level: Level;
  readonly items: ScriptItem[];
  cleanup?: ScriptItem[];
  readonly head: HeadReader;
  /** Of the case around, and of the script; undefined in a block, whose callers say it. */
  readonly needs: () => readonly string[] | undefined;
  /** A reset or the begin of a case leaves no answer; what is around a block may. */
  answers: 'none' | 'maybe';
}

/** Of a loop or a condition. */
export function partOf({ level }: Reading): Level {
  return level === 'script' || level === 'script-part' ? 'script-part' : 'part';
}

export function bodyOf({ items, cleanup = [] }: Reading): ScriptBody {
  return { items, cleanup };
}

export function placeOf(line: ScriptLine): StepPlace {
  return { file: line.file, line: line.number, text: line.text.trim() };
}

/** Adds an item and keeps in mind whether there is an answer to expect anything of. */
export function push(item: ScriptItem, reading: Reading): void {
  if (item.kind === 'expect' && item.expectation.ofFault) expectFault(reading.items);
  reading.items.push(item);
  if (item.kind === 'reset') reading.answers = 'none';
  else if (!LEAVES_ANSWERS_ALONE.has(item.kind)) reading.answers = 'maybe';
}

const LEAVES_ANSWERS_ALONE: ReadonlySet<ScriptItem['kind']> = new Set([
  'note',
  'expect',
  'check',
  'set',
  'told',
]);

/** What stands right before `expect fault` may fail. */
function expectFault(items: ScriptItem[]): void {
  const last = items.at(-1);
  if (last?.kind === 'send' || last?.kind === 'reset')
    items[items.length - 1] = { ...last, faultExpected: true };
}
