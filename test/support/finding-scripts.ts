import { parseScript } from '../../apdu/script/parse-script.js';
import { runScript } from '../../apdu/script/run-script.js';
import { connectInProcess } from '../../apdu/transport/in-process.js';
import type { ServableCard } from '../../host-cli/addresses/connection.js';
import { loadKeyFile } from '../../host-cli/input/key-file.js';
import { scriptFunctions } from '../../host-cli/script-functions/function-table.js';
import { createScriptVerbs } from '../../host-cli/script-verbs/script-verbs.js';
import { identifyCard } from '../../host-cli/terminal/identify-card.js';
import { PIN } from './demonstration.js';

const KEYS = 'fixtures/personalisation/gen3-demo.json';

/** Runs a script with the keys and the PIN of the demonstration card; whether all that it expects has come. */
export async function runFindingScript(text: string, card: ServableCard): Promise<boolean> {
  const transport = connectInProcess(card);
  const keyFile = await loadKeyFile(KEYS, {});
  const identification = await identifyCard(transport);
  const resources = {
    ...(keyFile && { keyFile }),
    identification,
    environment: {},
    hasPin: true,
    pin: async () => PIN,
  };
  const script = parseScript(text, 'finding.apdu', {
    verbs: createScriptVerbs(resources),
    functions: scriptFunctions(resources),
  });
  const controls = {
    powerOff: () => card.powerOff(),
    powerOn: (cardInterface?: 'contact' | 'contactless') => card.powerOn(cardInterface),
    tearAfter: (writes: number) => card.tearAfter(writes),
    remove: () => card.powerOff(),
    insert: () => card.powerOn(),
  };
  const result = await runScript(script, transport, { controls });
  const broken = result.cases.find(({ outcome }) => outcome === 'error');
  if (broken) throw new Error(broken.reason);
  return result.passed;
}
