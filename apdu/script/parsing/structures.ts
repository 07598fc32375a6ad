import { readCondition } from '../expressions/condition.js';
import type { ExpressionReader } from '../expressions/expression-reader.js';
import { readLoopValues } from '../expressions/loop-values.js';
import { readNameTemplate } from '../expressions/name-template.js';
import type { ScriptBlock } from '../script.js';
import type { ScriptFiles, ScriptLanguage } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';
import { HeadReader } from './case-head.js';
import type { NamedBlocks } from './named-blocks.js';
import { bodyOf, type Level, partOf, placeOf, type Reading } from './reading.js';
import type { ScriptNames } from './script-names.js';

/** What the lines that hold others are read with. */
export interface StructureParser {
  readonly needs: ScriptLanguage['needs'];
  readonly names: ScriptNames;
  readonly blocks: NamedBlocks;
  readonly tables: ScriptFiles | undefined;
  /** @throws ScriptError `QUOTE_OPEN` */
  reader(line: ScriptLine): ExpressionReader;
  /** Takes the name of each variable that gets a value in the line. */
  assigns(line: ScriptLine): (name: string, column: number) => void;
  /** Reads the lines up to `end`, or to `else` where it may stand. @throws ScriptError `BLOCK_OPEN` */
  readInside(opening: ScriptLine, reading: Reading, mayElse?: boolean): ScriptLine;
}

function inside(level: Level, needs: Reading['needs']): Reading {
  return { level, items: [], head: new HeadReader([]), needs, answers: 'maybe' };
}

/** `block NAME PARAMETER...` @throws ScriptError */
export function readBlock(parser: StructureParser, line: ScriptLine, { level }: Reading): void {
  if (level !== 'script')
    throw line.error('BLOCK_MISPLACED', 'a block is defined outside of cases and other blocks');
  const [name, ...parameters] = line.words;
  if (name === undefined)
    throw line.error('ARGUMENT_MISSING', 'block needs a name', line.text.trimEnd().length + 1);
  parser.blocks.refuseTwice(line, name);
  const assigns = parser.assigns(line);
  const known = new Set<string>();
  for (const { text, column } of parameters) {
    assigns(text, column);
    if (known.has(text)) throw line.error('NAME_TWICE', `${text} is a parameter already`, column);
    known.add(text);
  }
  const reading = inside('part', () => undefined);
  parser.readInside(line, reading);
  parser.blocks.define({ name: name.text, parameters: [...known], items: reading.items });
}

/** @throws ScriptError */
export function readCleanup(parser: StructureParser, line: ScriptLine, reading: Reading): void {
  const { level } = reading;
  if (level !== 'script' && level !== 'case')
    throw line.error('BLOCK_MISPLACED', 'cleanup belongs to a case or to the script');
  if (reading.cleanup !== undefined) throw line.error('NAME_TWICE', `this ${level} has a cleanup already`);
  parser.reader(line).finish();
  const inner = inside('part', reading.needs);
  parser.readInside(line, inner);
  reading.cleanup = inner.items;
}

/** @throws ScriptError */
export function readCase(parser: StructureParser, line: ScriptLine, outer: Reading): ScriptBlock {
  const { level } = outer;
  if (level !== 'script' && level !== 'script-part')
    throw line.error('BLOCK_MISPLACED', 'a case stands in the script itself, or in a for or if of it');
  if (line.words.length === 0)
    throw line.error('ARGUMENT_MISSING', 'a case needs a name', line.verb.column + line.verb.text.length + 1);
  const name = readNameTemplate(line, parser.names);
  const head = new HeadReader(parser.needs);
  const needs = () => [...(outer.needs() ?? []), ...head.head.needs];
  const reading: Reading = { level: 'case', items: [], head, needs, answers: 'none' };
  parser.readInside(line, reading);
  return { ...placeOf(line), kind: 'case', name, head: head.head, body: bodyOf(reading) };
}

/** @throws ScriptError */
export function readFor(parser: StructureParser, line: ScriptLine, reading: Reading): ScriptBlock {
  const reader = parser.reader(line);
  const variable = reader.take();
  const word = reader.take();
  if (variable === undefined || word?.text !== 'in')
    throw line.error(
      'ARGUMENT_MISSING',
      'a loop is: for NAME in 1..8 | WORDS | table FILE',
      word?.column ?? reader.endColumn,
    );
  parser.assigns(line)(variable.text, variable.column);
  const over = readLoopValues(reader, line, parser.tables);
  const inner = inside(partOf(reading), reading.needs);
  parser.readInside(line, inner);
  return { ...placeOf(line), kind: 'for', variable: variable.text, over, items: inner.items };
}

/**
 * @param line `if ...`, or the `else if ...` of another one
 * @throws ScriptError
 */
export function readIf(
  parser: StructureParser,
  line: ScriptLine,
  reading: Reading,
  opening = line,
): ScriptBlock {
  const reader = parser.reader(line);
  if (line !== opening) reader.take();
  const condition = readCondition({
    reader,
    line,
    assigns: parser.assigns(line),
    reads: (name, column) => parser.names.reads(name, line, column),
  });
  const then = inside(partOf(reading), reading.needs);
  const otherwise = inside(partOf(reading), reading.needs);
  const closing = parser.readInside(opening, then, true);
  const [word] = closing.words;
  if (word?.text === 'if') otherwise.items.push(readIf(parser, closing, reading, opening));
  else {
    parser.reader(closing).finish();
    if (closing.verb.text === 'else') parser.readInside(opening, otherwise);
  }
  return { ...placeOf(line), kind: 'if', condition, items: then.items, otherwise: otherwise.items };
}

/** `do NAME VALUE...` @throws ScriptError */
export function readDo(parser: StructureParser, line: ScriptLine): ScriptBlock {
  const reader = parser.reader(line);
  const name = reader.take();
  if (name === undefined)
    throw line.error('ARGUMENT_MISSING', 'do needs the name of a block', reader.endColumn);
  const given = reader.rest('a value');
  parser.blocks.calls(line, name, given.length);
  const find = () => parser.blocks.find(name.text);
  return { ...placeOf(line), kind: 'do', block: name.text, source: line, find, given };
}
