import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import type { ScriptVerb } from '../../../apdu/script/script.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { type Card, createCard } from '../../../card-model/card.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import type { ScriptResources } from '../../../host-cli/script-verbs/script-resources.js';
import { PIN } from '../../support/demonstration.js';

export const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;

/** Keys and PIN of the demonstration card. */
export const everything: ScriptResources = { keyFile, environment: {}, hasPin: true, pin: async () => PIN };
export const nothing: ScriptResources = { environment: {}, hasPin: false, pin: async () => '' };

/** Runs lines with one verb on a card. */
export async function ranWith(
  verb: ScriptVerb,
  lines: readonly string[],
  { card = createCard(), cardInterface = 'contact' as CardInterface } = {},
) {
  const transport = connectInProcess(card as Card, cardInterface);
  const script = parseScript(`${lines.join('\n')}\n`, 'a.apdu', { verbs: [verb] });
  const result = await runScript(script, transport, { continueAfterFailure: true });
  return { ...result, steps: result.cases.flatMap(({ steps }) => steps) };
}
