import { type ExpressionReader, numberOf } from './expression.js';
import type { LoopValues } from './script.js';
import type { ScriptFiles } from './script-language.js';
import type { ScriptLine } from './script-line.js';
import type { Value } from './value.js';

const RANGE = /^(\d+)\.\.(\d+|\$\S+)$/;

/** Reads what stands after `in`: `1..8`, `table FILE`, or words of which each is a value. @throws ScriptError */
export function readLoopValues(
  reader: ExpressionReader,
  line: ScriptLine,
  files: ScriptFiles | undefined,
): LoopValues {
  const first = reader.peek;
  if (first === undefined)
    throw line.error('ARGUMENT_MISSING', 'for needs something to go through', reader.endColumn);
  if (first.kind === 'word' && first.text === 'table') return tableValues(reader, line, files);
  const range = first.kind === 'word' ? RANGE.exec(first.text) : null;
  if (range !== null) return rangeValues(range, reader, line);
  const words = [reader.one('a value')];
  while (reader.peek !== undefined) words.push(reader.one('a value'));
  return (surroundings) => words.map((word) => word.evaluate(surroundings));
}

/** The end may be a variable. */
function rangeValues(
  [, start, end]: RegExpExecArray,
  reader: ExpressionReader,
  line: ScriptLine,
): LoopValues {
  const { column, text } = reader.take()!;
  reader.finish();
  const first = Number(start);
  if (!end!.startsWith('$')) return () => numbers(first, Number(end));
  const offset = text.indexOf('$');
  const last = reader.variable(end!, column + offset);
  return (surroundings) => numbers(first, numberOf(last, last.evaluate(surroundings), line));
}

function* numbers(first: number, last: number): Generator<Value> {
  for (let number = first; number <= last; number++) yield { kind: 'number', number };
}

function tableValues(reader: ExpressionReader, line: ScriptLine, files: ScriptFiles | undefined): LoopValues {
  reader.take();
  const path = reader.take();
  if (path === undefined)
    throw line.error('ARGUMENT_MISSING', 'table needs the path of a file', reader.endColumn);
  reader.finish();
  if (files === undefined) throw line.error('FILE_NOT_READ', 'no table can be read here', path.column);
  let rows: ReturnType<ScriptFiles['table']>['rows'];
  try {
    rows = files.table(path.text, line.file).rows;
  } catch (error) {
    throw line.error('FILE_NOT_READ', error instanceof Error ? error.message : String(error), path.column);
  }
  const values = rows.map((columns): Value => ({ kind: 'row', columns }));
  return () => values;
}
