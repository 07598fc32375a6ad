import { expect } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import type { Expression, Surroundings } from '../../../apdu/script/expressions/expression.js';
import { ExpressionReader } from '../../../apdu/script/expressions/expression-reader.js';
import { Scope } from '../../../apdu/script/expressions/scope.js';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { ScriptNames } from '../../../apdu/script/parsing/script-names.js';
import type { RunScriptOptions } from '../../../apdu/script/run-options.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { ScriptError, type ScriptErrorCode } from '../../../apdu/script/script-error.js';
import type { ScriptFiles, ScriptLanguage } from '../../../apdu/script/script-language.js';
import { readLines, type ScriptLine } from '../../../apdu/script/script-line.js';
import type { StepResult } from '../../../apdu/script/script-result.js';
import { tokensOf } from '../../../apdu/script/script-token.js';
import type { CardControls } from '../../../apdu/script/step-context.js';
import type { Value } from '../../../apdu/script/value.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { ScriptedCard } from '../scripted-card.js';

export const FILE = 'demo.apdu';

export function lineOf(text: string): ScriptLine {
  return readLines(text, FILE)[0]!;
}

/** A reader of what stands behind the verb of a line. */
export function readerOf(text: string, language: ScriptLanguage = {}) {
  const line = lineOf(text);
  const names = new ScriptNames(language);
  return { line, names, reader: new ExpressionReader(line, tokensOf(line), names) };
}

/** Variables by name, as a running script would have them; random bytes are 00 01 02 ... */
export function surroundings(variables: Readonly<Record<string, Value>> = {}): Surroundings {
  const scope = new Scope();
  for (const [name, value] of Object.entries(variables)) scope.define(name, value);
  return { scope, world: { random: (count) => Uint8Array.from({ length: count }, (_, index) => index) } };
}

/** The value of what stands behind `v` in a line, put together. */
export function evaluated(words: string, variables: Readonly<Record<string, Value>> = {}): Value {
  return expressionOf(words).evaluate(surroundings(variables));
}

export function expressionOf(words: string): Expression {
  return readerOf(`v ${words}`).reader.joined('a value');
}

export const word = (text: string): Value => ({ kind: 'word', text });
export const number = (value: number): Value => ({ kind: 'number', number: value });

/** `work` throws a ScriptError of that code at that column of line 1. */
export function expectScriptError(
  work: () => unknown,
  code: ScriptErrorCode,
  column?: number,
  message?: string | RegExp,
): void {
  let caught: unknown;
  try {
    work();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(ScriptError);
  const error = caught as ScriptError;
  expect({ code: error.code, column: error.column }).toEqual({ code, column: column ?? error.column });
  if (message !== undefined) expect(error.message).toMatch(message);
}

/** Files by their names; a table is lines of cells between commas, the first with the columns. */
export function filesOf(files: Readonly<Record<string, string>>): ScriptFiles {
  const textOf = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`there is no file ${path}`);
    return text;
  };
  return {
    script: (path) => ({ file: path, lines: readLines(textOf(path), path) }),
    table: (path) => {
      const [head, ...rows] = textOf(path)
        .trim()
        .split('\n')
        .map((line) => line.split(',').map((cell) => cell.trim()));
      return {
        file: path,
        rows: rows.map((cells) =>
          Object.fromEntries(head!.map((column, index) => [column, cells[index] ?? ''])),
        ),
      };
    },
  };
}

/** A scripted card whose power and place in the reader can be changed; what was asked is noted by the card. */
export function controlsOf(card: ScriptedCard): CardControls {
  return {
    powerOff: () => card.powerOff(),
    powerOn: (cardInterface) => card.powerOn(cardInterface),
    tearAfter: (writes) => {
      card.asked.push(`tear ${writes}`);
    },
    remove: () => {
      card.asked.push('remove');
    },
    insert: () => {
      card.asked.push('insert');
      return card.powerOn();
    },
  };
}

export type PlayOptions = RunScriptOptions & ScriptLanguageOptions;
type ScriptLanguageOptions = { language?: ScriptLanguage; withControls?: boolean };

/** Runs lines on a scripted card. */
export async function play(
  lines: readonly string[] | string,
  answer: (command: string) => string = () => '9000',
  { language = {}, withControls = false, ...options }: PlayOptions = {},
) {
  const card = new ScriptedCard(answer);
  const text = typeof lines === 'string' ? lines : lines.join('\n');
  const script = parseScript(text, FILE, language);
  const controls = withControls ? { controls: controlsOf(card) } : {};
  const result = await runScript(script, connectInProcess(card), { ...controls, ...options });
  card.asked.shift();
  return { ...result, steps: result.cases.flatMap(({ steps }) => steps), card };
}

export const outcomes = ({ steps }: { steps: readonly StepResult[] }) => steps.map(({ outcome }) => outcome);

/** Name and outcome of each case. */
export const verdicts = ({ cases }: { cases: readonly { head: { name: string }; outcome: string }[] }) =>
  cases.map(({ head, outcome }) => [head.name, outcome]);

export const hexOf = (value: Value) => (value.kind === 'bytes' ? toHex(value.bytes) : value);
