import type { Bilingual } from '../codec/bilingual.js';
import type { ResponseApdu } from '../codec/response-apdu.js';
import type { CardInterface } from '../transport/card-port.js';
import type { ResetKind, Transport } from '../transport/transport.js';
import type { AnswerExpectation } from './expectations/expectation.js';
import type { Condition } from './expressions/condition.js';
import type { Expression } from './expressions/expression.js';
import type { NameTemplate } from './expressions/name-template.js';
import type { ScriptLine } from './script-line.js';
import type { TakeStep } from './step-context.js';
import type { Value } from './value.js';

/** Where a step stands; `line` counts from 1. */
export interface StepPlace {
  file: string;
  line: number;
  /** As written, without white space around it. */
  text: string;
}

/** One thing that is done. */
export type ScriptStep = StepPlace & {
  readonly take: TakeStep;
  /** `expect fault` stands behind it: the link may fail, and the run goes on. */
  readonly faultExpected?: true;
} & (
    | { kind: 'note'; note: string }
    | { kind: 'reset'; resetKind: ResetKind; cardInterface?: CardInterface }
    | { kind: 'send'; command: Expression }
    | { kind: 'expect'; expectation: AnswerExpectation }
    | { kind: 'check' }
    | { kind: 'set'; name: string }
    | { kind: 'control'; control: 'power' | 'tear' | 'insert' | 'remove' | 'wait' }
    /** What a recording tells of itself. */
    | { kind: 'told' }
    | { kind: 'verb'; verb: string; words: readonly string[] }
  );

/** Steps in order, and what is done after them whatever failed. */
export interface ScriptBody {
  items: readonly ScriptItem[];
  cleanup: readonly ScriptItem[];
}

/** Steps that hang together. */
export type ScriptBlock = StepPlace &
  (
    | { kind: 'case'; name: NameTemplate; head: Omit<CaseHead, 'name'>; body: ScriptBody }
    | { kind: 'for'; variable: string; over: LoopValues; items: readonly ScriptItem[] }
    | { kind: 'if'; condition: Condition; items: readonly ScriptItem[]; otherwise: readonly ScriptItem[] }
    | {
        kind: 'do';
        block: string;
        source: ScriptLine;
        find(): NamedBlock | undefined;
        given: readonly Expression[];
      }
  );

export type ScriptItem = ScriptStep | ScriptBlock;

/** `block NAME PARAMETER...` */
export interface NamedBlock {
  name: string;
  parameters: readonly string[];
  items: readonly ScriptItem[];
}

/** What a loop goes through, known when the loop begins. */
export type LoopValues = (surroundings: Parameters<Expression['evaluate']>[0]) => Iterable<Value>;

/** What a case says of itself. */
export interface CaseHead {
  name: string;
  tags: readonly string[];
  /** References to documents: `LD/T 6001.3-2023 DF01_RECORD`. */
  clauses: readonly string[];
  /** What must be at hand for it to run: `keys`, `simulator`, `blank-card`. */
  needs: readonly string[];
  /** What it does to the card that cannot be undone; absent when it leaves the card as it was. */
  destructive?: string;
}

/** A script that was read. */
export interface Script {
  file: string;
  title?: string;
  /** Of the steps outside of cases. */
  head: Omit<CaseHead, 'name'>;
  body: ScriptBody;
  /** Whether it asks which generation the card is of, which may have to be found out before it runs. */
  asksGeneration: boolean;
  /** Every file it was read from, itself first: scripts that it includes and tables too. */
  files: readonly string[];
}

/** A verb that the program around the scripts adds, such as `authenticate NAME`. */
export interface ScriptVerb {
  /** One word. */
  name: string;
  /** `authenticate NAME`. */
  usage: string;
  summary: Bilingual;
  /**
   * Refuses wrong words when the script is read: `throw line.error(...)`. Not asked for words with variables in them.
   * @param needs what the case around the line says that it needs; undefined in a block, whose callers say it
   */
  check?(line: ScriptLine, needs: readonly string[] | undefined): void;
  /** It tells values: `$NAME.value`, NAME being its own, has them from then on. */
  readonly tellsValues?: true;
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
  /** Of a verb that tells values, by their names; none is a secret. */
  values?: Readonly<Record<string, string>>;
  message?: string;
  expected?: string;
  received?: string;
}
