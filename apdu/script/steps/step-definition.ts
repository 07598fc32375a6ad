import type { Bilingual } from '../../codec/bilingual.js';
import type { ExpressionReader } from '../expressions/expression-reader.js';
import type { ScriptStep, StepPlace } from '../script.js';
import type { ScriptLine } from '../script-line.js';

/** What a step is read from. */
export interface StepSource {
  readonly line: ScriptLine;
  readonly place: StepPlace;
  /** Of the words behind the verb; made when it is first asked for: words for people are no expressions. */
  readonly reader: ExpressionReader;
  /** What the case around the line says that it needs; undefined in a block, whose callers say it. */
  readonly needs: readonly string[] | undefined;
  /** Told of the name of each variable that gets a value. @throws ScriptError `NAME_INVALID` */
  assigns(name: string, column: number): void;
}

/** A verb that every script may use. */
export interface StepDefinition {
  readonly name: string;
  /** `reset [contact|contactless] [warm]`. */
  readonly usage: string;
  readonly summary: Bilingual;
  /** @throws ScriptError */
  parse(source: StepSource): ScriptStep;
}
