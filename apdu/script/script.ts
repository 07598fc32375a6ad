import type { Bilingual } from '../codec/bilingual.js';
import type { ResponseApdu } from '../codec/response-apdu.js';
import type { CardInterface } from '../transport/card-port.js';
import type { ResetKind, Transport } from '../transport/transport.js';
import type { AnswerExpectation } from './answer-pattern.js';
import type { ScriptLine } from './script-line.js';

/** Where a step stands; `line` counts from 1. */
export interface StepPlace {
  line: number;
  /** As written, without white space around it. */
  text: string;
}

export type ScriptStep = StepPlace &
  (
    | { kind: 'note'; note: string }
    | { kind: 'reset'; resetKind: ResetKind; cardInterface?: CardInterface }
    | { kind: 'send'; command: Uint8Array }
    | { kind: 'expect'; expectation: AnswerExpectation }
    | { kind: 'verb'; verb: string; words: readonly string[] }
  );

/** A script as plain data. */
export interface Script {
  file: string;
  title?: string;
  steps: readonly ScriptStep[];
}

/** A verb that the program around the scripts adds, such as `authenticate NAME`. */
export interface ScriptVerb {
  /** One word. */
  name: string;
  /** `authenticate NAME`. */
  usage: string;
  summary: Bilingual;
  /** Refuses wrong words when the script is read: `throw line.error(...)`. */
  check?(line: ScriptLine): void;
  run(words: readonly string[], session: ScriptSession): Promise<VerbOutcome>;
}

/** What a verb has to work with. */
export interface ScriptSession {
  readonly transport: Transport;
  /** The last answer since the last reset. */
  readonly lastAnswer: ResponseApdu | undefined;
  /** Sends a command; the answer becomes the last one. */
  transmit(command: Uint8Array): Promise<ResponseApdu>;
}

/** What a verb found. A fault of the link is thrown, not told. */
export interface VerbOutcome {
  passed: boolean;
  message?: string;
  expected?: string;
  received?: string;
}
