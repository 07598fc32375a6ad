import { expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { scriptFunctions } from '../../../host-cli/script-functions/function-table.js';
import type { ScriptResources } from '../../../host-cli/script-verbs/script-resources.js';
import { identifyCard } from '../../../host-cli/terminal/index.js';

async function ran(lines: string, withKeys = true) {
  const transport = connectInProcess(createCard());
  const keyFile = withKeys ? await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}) : undefined;
  const resources: ScriptResources = {
    ...(keyFile && { keyFile, identification: await identifyCard(transport) }),
    environment: {},
    hasPin: false,
    pin: async () => '',
  };
  await transport.reset();
  const script = parseScript(lines, 'a.apdu', { functions: scriptFunctions(resources) });
  const { passed, cases } = await runScript(script, transport);
  return {
    passed,
    reason: cases[0]?.reason ?? '',
    exchanges: cases[0]!.steps.flatMap((step) => step.exchanges ?? []),
  };
}

const AUTHENTICATION = `
  send 00A404000F 7378312E73682EC9E7BBE1B1A3D5CF
  send 0084000008
  expect {challenge:8} 9000
  set key = (sm4-process-key (card-key SSSE.RK) $challenge)
  send (command 0082000A (sm4-cryptogram $key $challenge) $challenge)
  expect 9000`;

test('EXTERNAL AUTHENTICATE, computed in the script', async () => {
  expect(await ran(AUTHENTICATION)).toMatchObject({ passed: true, reason: '' });
});

test('a key that is sent marks its exchange as secret', async () => {
  const { exchanges } = await ran('send 80F000 (card-key SSSE.RK)');
  expect(exchanges[0]).toMatchObject({ secret: true });
});

test('a key the file has not, and no file at all, are told with their place', async () => {
  expect((await ran('set x = (card-key SSSE.RX)')).reason).toMatch(/a\.apdu:1:9: \(card-key\): .*SSSE\.RX/);
  expect((await ran('set x = (card-key SSSE.RK)', false)).reason).toMatch(/--keys FILE/);
});
