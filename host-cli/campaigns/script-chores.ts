import { convertScript } from '../../apdu/script/dialects/convert-script.js';
import { recogniseDialect } from '../../apdu/script/dialects/dialect-table.js';
import { formatScript } from '../../apdu/script/format-script.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';
import { writeWhole } from '../files/write-file.js';
import { createScriptVerbs } from '../script-verbs/script-verbs.js';
import type { Sources } from './campaign-card.js';
import { loadScript } from './load-script.js';
import { scriptLanguage } from './run-campaign.js';

/** Reads scripts and runs nothing. @throws ScriptError, FileError, UsageError of the first that cannot be read */
export function checkScripts(paths: readonly string[], sources: Sources, variables: readonly string[]): void {
  for (const path of paths)
    loadScript(path, { ...scriptLanguage(sources, variables), verbs: createScriptVerbs(sources, 'read') });
}

/** The script as it should stand. @throws ScriptError, FileError */
export function formattedScript(path: string): { readonly text: string; readonly changed: boolean } {
  const before = readText(path);
  const text = formatScript(before, path);
  return { text, changed: text !== before };
}

/** @throws FileError */
export function writeScript(path: string, text: string): void {
  writeWhole(path, new TextEncoder().encode(text));
}

/** A script of another program in this language. @throws ScriptError, FileError, UsageError for one that needs none */
export function convertedScript(path: string): string {
  const text = readText(path);
  const dialect = recogniseDialect(text);
  if (dialect === undefined)
    throw new UsageError(`${path} is no script of another program that is known; it can be run as it is`);
  const lines = convertScript(dialect, text, path).map((line) => line.text);
  return formatScript(`# converted from: ${dialect.title.en}\n${lines.join('\n')}\n`, path);
}
