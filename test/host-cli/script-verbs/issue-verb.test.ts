import { expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { blankCard, createCard, findProfile } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { createScriptVerbs } from '../../../host-cli/script-verbs/script-verbs.js';
import { connectCard } from '../../../host-cli/terminal/index.js';

const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;

function ran(text: string, environment: Record<string, string> = {}, inReader = false) {
  const card = createCard({ contents: blankCard(findProfile('gen3')) });
  const verbs = createScriptVerbs({ keyFile, environment, hasPin: false, inReader, pin: async () => '' });
  return runScript(parseScript(text, 'a.apdu', { verbs }), connectCard(card));
}

test('the transport key opens a blank card, the MK is written in clear, other keys under it', async () => {
  const result = await ran(`issue profile gen3
issue transport-key
expect 9000
send 80E0010010C30001041800FFFFFFFFFFFFFFFFFFFF
expect 9000
issue key MF.MK
expect 9000
issue key MF.MK
expect 6985`);
  expect(result).toMatchObject({ passed: true });
});

test('a wrong transport key from the environment is for expect to judge', async () => {
  const environment = { SSCARD_TRANSPORT_KEY: '0000000000000000' };
  const result = await ran('issue profile gen3\nissue transport-key\nexpect 63C2', environment);
  expect(result.passed).toBe(true);
});

test('a card in a reader loses no try to the transport key of test cards', async () => {
  const { cases } = await ran('issue profile gen3\nissue transport-key', {}, true);
  expect(cases[0]!.reason).toMatch(/SSCARD_TRANSPORT_KEY/);
  expect(cases[0]!.steps.flatMap(({ exchanges = [] }) => exchanges)).toEqual([]);
});

test.each([
  ['issue transport-key', /'issue profile ID' must come first/],
  ['issue profile gen3\nissue key SSSE.NONE', /the data have no SSSE\.NONE/],
])('%j fails, telling why', async (text, message) => {
  const result = await ran(text);
  expect(result.passed).toBe(false);
  expect(JSON.stringify(result)).toMatch(message);
});

test.each([
  ['issue', /issue needs/],
  ['issue nothing', /not 'nothing'/],
  ['issue key', /issue key needs a name/],
  ['issue profile gen9', /no profile 'gen9'; known: gen1, gen2, gen3/],
  ['issue profile gen3 asleep', /a state is initialised, .*not 'asleep'/],
])('%j is refused when the script is read', async (text, message) => {
  const verbs = createScriptVerbs({ keyFile, environment: {}, hasPin: false, pin: async () => '' });
  expect(() => parseScript(text, 'a.apdu', { verbs })).toThrow(ScriptError);
  expect(() => parseScript(text, 'a.apdu', { verbs })).toThrow(message);
});

test('without keys it says which option brings them', () => {
  const verbs = createScriptVerbs({ environment: {}, hasPin: false, pin: async () => '' });
  expect(() => parseScript('issue transport-key', 'a.apdu', { verbs })).toThrow(/--keys FILE/);
});
