import type { LoopValues } from '../script.js';
import type { ScriptFiles } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';
import type { Value } from '../value.js';
import { numberOf, type Surroundings } from './expression.js';
import type { ExpressionReader } from './expression-reader.js';

/** `1..8`, `0..$count`, `$row.first..$row.last` */
const RANGE = /^(\d+|\$\S+?)\.\.(\d+|\$\S+)$/;

/** Reads what stands after `in`: a range, `table FILE`, or words of which each is a value. @throws ScriptError */
export function readLoopValues(
  reader: ExpressionReader,
  line: ScriptLine,
  files: ScriptFiles | undefined,
): LoopValues {
  const first = reader.peek;
  if (first === undefined)
    throw line.error('ARGUMENT_MISSING', 'for needs something to go through', reader.endColumn);
  if (reader.at('table')) return tableValues(reader, line, files);
  const range = first.kind === 'word' ? RANGE.exec(first.text) : null;
  if (range !== null) return rangeValues(range, reader, line);
  const words = reader.rest('a value');
  return (surroundings) => words.map((word) => word.evaluate(surroundings));
}

/** Both ends belong to it. */
function rangeValues([text, start, end]: RegExpExecArray, reader: ExpressionReader, line: ScriptLine) {
  const { column } = reader.take()!;
  reader.finish();
  const first = limitOf(start!, column, reader, line);
  const last = limitOf(end!, column + text.length - end!.length, reader, line);
  if (typeof first === 'number' && typeof last === 'number' && first > last)
    throw line.error('ARGUMENT_UNKNOWN', `nothing is in ${text}: write the smaller number first`, column);
  return (surroundings: Surroundings) => numbers(numberAt(first, surroundings), numberAt(last, surroundings));
}

type Limit = number | ((surroundings: Surroundings) => number);

function limitOf(text: string, column: number, reader: ExpressionReader, line: ScriptLine): Limit {
  if (!text.startsWith('$')) return Number(text);
  const variable = reader.variable(text, column);
  return (surroundings) => numberOf(variable, variable.evaluate(surroundings), line);
}

function numberAt(limit: Limit, surroundings: Surroundings): number {
  return typeof limit === 'number' ? limit : limit(surroundings);
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
