import { toHex } from '../../bytes.js';
import type { ResponseApdu } from '../../codec/response-apdu.js';
import type { Surroundings } from '../expressions/expression.js';
import type { ExpressionReader } from '../expressions/expression-reader.js';
import type { ScriptLine } from '../script-line.js';

/** What came of the last command or reset. */
export interface Seen {
  readonly answer?: ResponseApdu | undefined;
  readonly answerToReset?: Uint8Array | undefined;
  /** The code of the fault in place of an answer; `TORN` when the card lost its power. */
  readonly fault?: string | undefined;
  readonly durationMs: number;
}

/** The captured bytes by name. */
export type Captured = ReadonlyMap<string, Uint8Array>;

export interface Verdict {
  readonly passed: boolean;
  /** What came, as an expectation would be written; empty where it passed. */
  readonly received: string;
  readonly captured?: Captured | undefined;
}

/** @throws ScriptError for values that are not what the expectation needs */
export type Judge = (seen: Seen, surroundings: Surroundings) => Verdict;

/** What an expectation is read with. */
export interface ExpectationSource {
  readonly line: ScriptLine;
  readonly reader: ExpressionReader;
  /** Told of the name of each capture. */
  captures(name: string, column: number): void;
}

export const PASSED: Verdict = { passed: true, received: '' };

export function passedWith(captured: Captured | undefined): Verdict {
  return captured === undefined ? PASSED : { ...PASSED, captured };
}

export function failed(received: string): Verdict {
  return { passed: false, received };
}

/** Data and status word as an expectation would be written. */
export function answerText({ data, statusWord }: ResponseApdu): string {
  const status = statusWord.toString(16).toUpperCase().padStart(4, '0');
  return data.length === 0 ? status : `${toHex(data, ' ')} ${status}`;
}

export function receivedText({ answer, fault }: Seen): string {
  if (answer !== undefined) return answerText(answer);
  return fault === undefined ? 'no answer' : `no answer (${fault})`;
}
