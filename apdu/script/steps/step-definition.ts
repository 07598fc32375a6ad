import type { Bilingual } from '../../codec/bilingual.js';
import type { ExpressionNames, ExpressionReader } from '../expression.js';
import type { ScriptStep, StepPlace } from '../script.js';
import type { ScriptLine } from '../script-line.js';

/** What a step is read from. */
export interface StepSource {
  readonly line: ScriptLine;
  readonly place: StepPlace;
  readonly reader: ExpressionReader;
  readonly names: ExpressionNames;
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
