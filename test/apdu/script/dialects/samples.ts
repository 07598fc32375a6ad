import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertScript } from '../../../../apdu/script/dialects/convert-script.js';
import type { ScriptDialect } from '../../../../apdu/script/dialects/script-dialect.js';
import { ScriptError } from '../../../../apdu/script/script-error.js';

const FOLDER = join(import.meta.dirname, '../../../../fixtures/dialects');

/** A script of each dialect, as people keep them, by its dialect. */
export const SAMPLES = {
  scriptor: ['issuer-data.scriptor', 'records.gscriptor'],
  apdutool: ['installation.scr'],
  'opensc-explorer': ['walk.explorer'],
  pysim: ['expectations.script'],
  ledger: ['session.ledger'],
  apdu4j: ['session.dump'],
  pairs: ['two-lines.txt', 'one-line.txt'],
} as const;

export const sample = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** The lines that a text becomes, comments left out. */
export function converted(dialect: ScriptDialect, text: string): string[] {
  return convertScript(dialect, text, 'file')
    .map(({ text: line }) => line)
    .filter((line) => !line.startsWith('#'));
}

/** The code, place and reason of the error about a text. */
export function refusal(dialect: ScriptDialect, text: string): string {
  try {
    convertScript(dialect, text, 'file');
  } catch (error) {
    if (error instanceof ScriptError) return `${error.code} ${error.line}:${error.column} ${error.reason}`;
    throw error;
  }
  return 'nothing';
}
