import { dirname, extname, isAbsolute, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as v from 'valibot';
import type { ScriptFiles } from '../../apdu/script/script-language.js';
import { readLines, type ScriptLine } from '../../apdu/script/script-line.js';
import { FileError } from '../errors/file-error.js';
import { readText } from '../files/read-file.js';

type Row = Readonly<Record<string, string>>;

const cell = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'a value is text, a number, true or false'),
  v.transform(String),
);
const ROWS = v.array(v.record(v.string(), cell), 'a table is an array of objects');

/** Files that scripts include and tables that they go through, found from the folder of the script. */
export const scriptFiles: ScriptFiles = {
  script(path, from): { file: string; lines: readonly ScriptLine[] } {
    const file = beside(path, from);
    return { file, lines: readLines(readText(file), file) };
  },
  table(path, from) {
    const file = beside(path, from);
    const text = readText(file);
    return {
      file,
      rows: extname(file).toLowerCase() === '.json' ? jsonRows(text, file) : csvRows(text, file),
    };
  },
};

function beside(path: string, from: string): string {
  return isAbsolute(path) ? path : join(dirname(from), path);
}

/** @throws FileError FILE_NOT_UNDERSTOOD */
function jsonRows(text: string, file: string): readonly Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notUnderstood(file, error);
  }
  const result = v.safeParse(ROWS, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw new FileError('FILE_NOT_UNDERSTOOD', file, `${place === null ? '' : `${place}: `}${issue.message}`);
}

/** The first line names the columns. @throws FileError FILE_NOT_UNDERSTOOD */
function csvRows(text: string, file: string): readonly Row[] {
  try {
    return parse(text, {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      comment: '#',
      comment_no_infix: true,
    });
  } catch (error) {
    throw notUnderstood(file, error);
  }
}

function notUnderstood(file: string, error: unknown): FileError {
  return new FileError('FILE_NOT_UNDERSTOOD', file, error instanceof Error ? error.message : String(error));
}
