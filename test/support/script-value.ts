import { parseScript } from '../../apdu/script/parse-script.js';
import { runScript } from '../../apdu/script/run-script.js';
import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { connectInProcess } from '../../apdu/transport/in-process.js';
import { ScriptedCard } from '../apdu/scripted-card.js';

/** Runs `lines` as a script with these functions on a card that is never asked. */
export async function runLines(lines: string, functions: readonly ScriptFunction[]) {
  const script = parseScript(lines, 'value.apdu', { functions });
  const result = await runScript(script, connectInProcess(new ScriptedCard()));
  const [only] = result.cases;
  return { passed: result.passed, reason: only?.reason ?? '', steps: only?.steps ?? [] };
}

/** What an expression is, in hexadecimal or decimal, as a failing comparison tells it. */
export async function shownValue(
  expression: string,
  functions: readonly ScriptFunction[],
  wrong = 'EE',
): Promise<string> {
  const { reason } = await runLines(`check ${expression} = ${wrong}`, functions);
  return /received (.*)$/.exec(reason)?.[1] ?? reason;
}
