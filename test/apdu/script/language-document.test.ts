import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatScript } from '../../../apdu/script/format-script.js';
import { CORE_FUNCTIONS } from '../../../apdu/script/functions/core-functions.js';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { PREDEFINED } from '../../../apdu/script/script-language.js';
import { connectSimulated } from '../../../host-cli/addresses/simulated-card.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { scriptFunctions } from '../../../host-cli/script-functions/function-table.js';
import { scriptFiles } from '../../../host-cli/script-functions/script-files.js';
import type { ScriptResources } from '../../../host-cli/script-verbs/script-resources.js';
import { createScriptVerbs } from '../../../host-cli/script-verbs/script-verbs.js';
import { identifyCard } from '../../../host-cli/terminal/identify-card.js';
import { functionRow, lineRows, stepRows, withTables } from './language-tables.js';

const FOLDER = 'fixtures/scripts/language';
const KEYS = 'fixtures/personalisation/gen3-demo.json';
const document = readFileSync('fixtures/scripts/LANGUAGE.md', 'utf8');
const rows = document.split('\n').filter((line) => line.startsWith('| '));
const examples = [...document.matchAll(/^```apdu\n(.*?)^```$/gms)].map((match) => match[1]!);

/** Runs a script as `sscard run` does on a fresh demonstration card, with its keys. */
async function run(text: string, file: string) {
  const { transport, controls } = await connectSimulated('', {});
  const keyFile = (await loadKeyFile(KEYS, {}))!;
  const resources: ScriptResources = {
    keyFile,
    identification: await identifyCard(transport),
    environment: {},
    hasPin: true,
    pin: async () => keyFile.socialPin ?? '',
  };
  await transport.reset();
  const script = parseScript(text, file, {
    verbs: createScriptVerbs(resources),
    functions: scriptFunctions(resources),
    files: scriptFiles,
  });
  return runScript(script, transport, { generation: '3', ...(controls && { controls }) });
}

/** Why it does not pass: what the reader threw, or the reasons of its cases. */
async function failure(text: string): Promise<string> {
  try {
    const { cases } = await run(text, `${FOLDER}/example.apdu`);
    return cases.flatMap(({ reason }) => reason ?? []).join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

describe('examples of LANGUAGE.md', () => {
  test('are many', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  test.each(examples.map((text, index) => [index + 1, text.split('\n')[0], text] as const))(
    '%i: %s',
    async (_index, _line, text) => {
      const wanted = /^# fails: (.*)$/m.exec(text)?.[1] ?? '';
      const reason = await failure(text);
      if (wanted === '') expect(reason).toBe('');
      else expect(reason).toContain(wanted);
    },
  );

  test.each(
    examples.filter((text) => !text.startsWith('# fails')).map((text) => [text.split('\n')[0], text]),
  )('stands as it should: %s', (_line, text) => {
    expect(formatScript(text!, 'example.apdu')).toBe(text);
  });
});

describe('tables of LANGUAGE.md', () => {
  test.each([...lineRows(), ...stepRows()])('have the line %s', (row) => {
    expect(rows).toContain(row);
  });

  const functions = [
    ...CORE_FUNCTIONS,
    ...scriptFunctions({ environment: {}, hasPin: false, pin: async () => '' }),
  ];

  test.each(functions.map((row) => [row.name, functionRow(row)]))('have the function %s', (_name, row) => {
    expect(rows).toContain(row);
  });

  test('are those that the tables of the language make', () => {
    const tables = {
      Lines: lineRows(),
      Steps: stepRows(),
      Functions: CORE_FUNCTIONS.map(functionRow),
      'Functions of cryptography and of this program': functions
        .slice(CORE_FUNCTIONS.length)
        .map(functionRow),
    };
    const hint = 'run: npx tsx test/apdu/script/write-language-tables.ts';
    expect(document === withTables(document, tables) ? '' : hint).toBe('');
    expect(withTables(document, { ...tables, Steps: [] })).not.toBe(document);
  });

  test('have no function that is not there', () => {
    const named = [...document.matchAll(/^\| `\(([a-z0-9-]+)[^`]*\)` \|/gm)].map((match) => match[1]);
    expect(named.toSorted()).toEqual(functions.map(({ name }) => name).toSorted());
  });

  test.each(Object.entries(PREDEFINED))('have the variable $%s', (name, { holds }) => {
    expect(rows).toContain(`| \`$${name}\` | ${holds} |`);
  });

  test('have every code of an error', () => {
    const source = readFileSync('apdu/script/script-error.ts', 'utf8');
    const codes = [...source.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !document.includes(`\`${code}\``))).toEqual([]);
  });

  test('have verbs in the grammar', () => {
    const grammar = /```ebnf\n(.*?)```/s.exec(document)![1]!;
    const verbs = [...lineRows(), ...stepRows()].map((row) => /`(\w+)/.exec(row)![1]!);
    for (const verb of verbs) expect(grammar, verb).toMatch(new RegExp(`"${verb}"`));
  });
});

test.each(['issuer-records', 'challenges', 'torn-pin-try', 'two-interfaces', 'authentication'])(
  'the example %s passes',
  async (name) => {
    const file = `${FOLDER}/${name}.apdu`;
    const result = await run(readFileSync(file, 'utf8'), file);
    expect(result.cases.flatMap(({ reason }) => reason ?? [])).toEqual([]);
    expect(result.cases.length).toBeGreaterThan(0);
  },
);
