import type { Transport } from '../transport/transport.js';
import type { RunScriptOptions } from './run-options.js';
import { randomBytes } from './running/random-bytes.js';
import { RunningScript } from './running/running-script.js';
import type { Script } from './script.js';
import type { ScriptResult } from './script-result.js';

/**
 * Runs the steps in order over a transport that stays open. Never throws: what fails stands in the result. A failed
 * expectation ends its case, a fault of the link ends the run.
 */
export async function runScript(
  script: Script,
  transport: Transport,
  options: RunScriptOptions = {},
): Promise<ScriptResult> {
  const clock = options.clock ?? (() => performance.now());
  const random = options.random ?? randomBytes;
  return new RunningScript(script, transport, { ...options, clock, random }).run();
}
