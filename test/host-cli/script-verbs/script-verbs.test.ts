import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import type { ScriptResources } from '../../../host-cli/script-verbs/script-resources.js';
import { createScriptVerbs } from '../../../host-cli/script-verbs/script-verbs.js';
import { identifyCard } from '../../../host-cli/terminal/index.js';

const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
const withPin = (pin: string): ScriptResources => ({
  keyFile,
  environment: {},
  hasPin: true,
  pin: async () => pin,
});

async function ran(text: string, resources: ScriptResources = withPin('246813')) {
  const transport = connectInProcess(createCard());
  resources.identification ??= await identifyCard(transport);
  const verbs = createScriptVerbs(resources);
  const result = await runScript(parseScript(text, 'a.apdu', { verbs }), transport);
  return { ...result, steps: result.cases.flatMap(({ steps }) => steps) };
}

describe('verbs leave the answer to their last command', () => {
  test.each([
    'authenticate SSSE.RK\nexpect 9000',
    'authenticate ssse.rk # either case\nexpect 9000',
    'verify\nexpect 9000',
    'verify social\nexpect 9000',
    'internal-authenticate\nexpect 9000',
    'authenticate SSSE.RK\nsend 00B2093000\nexpect 09 1E ... 9000',
  ])('%j', async (text) => {
    expect(await ran(text)).toMatchObject({ passed: true });
  });
});

test('a refusal is for expect to judge', async () => {
  expect(await ran('verify', withPin('000000'))).toMatchObject({ passed: true });
  expect(await ran('verify\nexpect 63C5', withPin('000000'))).toMatchObject({ passed: true });
  expect(await ran('verify\nexpect 9000', withPin('000000'))).toMatchObject({ passed: false });
});

test('messages tell what happened', async () => {
  const messages = async (text: string) => (await ran(text)).steps.map(({ message }) => message);
  expect(await messages('authenticate SSSE.RK')).toEqual(['SSSE.RK is authenticated']);
  expect(await messages('internal-authenticate')).toEqual(['the card is genuine']);
  expect(await messages('verify')).toEqual(['the PIN is right']);
});

test('a card that could not be identified fails the step', async () => {
  const reason = { en: 'selecting SSSE: not found', zh: '未找到' };
  const identification = { outcome: 'refused', statusWord: 0x6a82, step: reason, reason } as const;
  const { passed, steps } = await ran('authenticate SSSE.RK', { ...withPin('1'), identification });
  expect(passed).toBe(false);
  expect(steps[0]?.message).toBe(reason.en);
});

describe('wrong words are refused when the script is read', () => {
  test.each([
    ['authenticate', /a\.apdu:1:13: authenticate needs the name of a key/],
    ['authenticate A B', /a\.apdu:1:16: authenticate takes the name/],
    ['authenticate SSSE.XX', /^a\.apdu:1:14: .*hold no "SSSE\.XX"/],
    ['internal-authenticate now', /takes nothing/],
    ['verify 246813', /verify takes the name of a PIN, social, never the PIN itself/],
    ['verify social now', /one name of a PIN/],
  ])('%j', async (text, message) => {
    await expect(ran(text)).rejects.toThrow(message);
  });

  test('keys too, when there are none', async () => {
    for (const text of ['authenticate SSSE.RK', 'internal-authenticate']) {
      await expect(ran(text, { environment: {}, hasPin: true, pin: async () => '' })).rejects.toThrow(
        /^a\.apdu:1:1: .*--keys FILE/,
      );
    }
  });

  test('the PIN too, when there is none', async () => {
    const resources = { keyFile, environment: {}, hasPin: false, pin: async () => '' };
    await expect(ran('authenticate SSSE.RK\n verify', resources)).rejects.toThrow(
      /^a\.apdu:2:2: no PIN was given/,
    );
  });
});

test('a case that needs keys can be read without them, and so can a block', async () => {
  const resources: ScriptResources = { environment: {}, hasPin: false, pin: async () => '' };
  const verbs = createScriptVerbs(resources);
  const read = (...lines: string[]) => parseScript(lines.join('\n'), 'a.apdu', { verbs });
  expect(() => read('authenticate SSSE.RK')).toThrow(/--keys FILE/);
  expect(() => read('case a', 'authenticate SSSE.RK', 'end')).toThrow(/--keys FILE/);
  expect(() => read('case a', 'verify', 'end')).toThrow(/PIN/);
  const readable = [
    read('needs keys', 'authenticate SSSE.RK'),
    read('needs keys', 'case a', 'for n in 1..2', 'authenticate SSSE.RK', 'end', 'end'),
    read('case a', 'needs pin', 'verify', 'cleanup', 'verify', 'end', 'end'),
    read('block b', 'authenticate SSSE.RK', 'end', 'case a', 'do b', 'end'),
  ];
  for (const script of readable) expect(script.body.items.length).toBeGreaterThan(0);
  expect(() => read('case a', 'needs pin', 'verify 123456', 'end')).toThrow(/never the PIN itself/);
});
