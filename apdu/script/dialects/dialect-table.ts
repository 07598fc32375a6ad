import { APDU4J } from './apdu4j.js';
import { APDUTOOL } from './apdutool.js';
import { LEDGER } from './ledger.js';
import { OPENSC_EXPLORER } from './opensc-explorer.js';
import { PAIRS } from './pairs.js';
import { PYSIM } from './pysim.js';
import type { ScriptDialect } from './script-dialect.js';
import { SCRIPTOR } from './scriptor.js';

/** The languages of other tools that are read here; no text is of two of them. */
export const SCRIPT_DIALECTS: readonly ScriptDialect[] = [
  APDU4J,
  LEDGER,
  PAIRS,
  SCRIPTOR,
  APDUTOOL,
  PYSIM,
  OPENSC_EXPLORER,
];

/** The dialect of a text by its first lines; undefined for this project's own language and for no script at all. */
export function recogniseDialect(text: string): ScriptDialect | undefined {
  return SCRIPT_DIALECTS.find((dialect) => dialect.recognise(text));
}
