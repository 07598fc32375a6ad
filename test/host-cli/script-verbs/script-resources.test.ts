import { expect, test } from 'vitest';
import type { ScriptSession } from '../../../apdu/script/script.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { requireKeys, SessionTransport } from '../../../host-cli/script-verbs/script-resources.js';
import { bytes, hex } from '../../support/hex.js';

test('keys that are missing are asked for in the words of the script', async () => {
  const pin = async () => '';
  expect(() => requireKeys({ pin }, 'authenticate')).toThrow(
    /uses 'authenticate', which needs keys: give --keys FILE/,
  );
  const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
  expect(requireKeys({ keyFile, pin }, 'authenticate')).toBe(keyFile);
});

test('what is sent belongs to the running step', async () => {
  const sent: string[] = [];
  const session: ScriptSession = {
    transport: connectInProcess(createCard()),
    lastAnswer: undefined,
    transmit: async (command) => {
      sent.push(hex(command));
      return { data: bytes('0102'), statusWord: 0x9000 };
    },
  };
  const transport = new SessionTransport(session);
  expect(hex(await transport.transmit(bytes('00840008')))).toBe('01029000');
  expect(sent).toEqual(['00840008']);
  expect(transport.protocol).toBe('T=0');
});
