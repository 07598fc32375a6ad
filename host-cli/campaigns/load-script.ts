import { createHash } from 'node:crypto';
import { convertScript } from '../../apdu/script/dialects/convert-script.js';
import { recogniseDialect } from '../../apdu/script/dialects/dialect-table.js';
import { parseForeignScript, parseScript } from '../../apdu/script/parse-script.js';
import type { Script } from '../../apdu/script/script.js';
import type { ScriptLanguage } from '../../apdu/script/script-language.js';
import { readText } from '../files/read-file.js';

/** A script that was read, and how its answers are to be fetched. */
export interface LoadedScript {
  readonly script: Script;
  /** Of another program that fetches what 61xx announces and repeats after 6Cxx by itself: its script counts on it. */
  readonly fetchesAnswers: boolean;
}

/** A script of this program or of another one. @throws FileError, ScriptError */
export function loadScript(path: string, language: ScriptLanguage): LoadedScript {
  const text = readText(path);
  const dialect = recogniseDialect(text);
  if (dialect === undefined) return { script: parseScript(text, path, language), fetchesAnswers: false };
  const script = parseForeignScript(convertScript(dialect, text, path), path, language);
  return { script, fetchesAnswers: dialect.fetchesAnswers };
}

/** SHA-256 of the bytes of the script and of all it includes, one file after the other, hexadecimal. */
export function scriptHash({ files }: Script, read: (path: string) => Uint8Array): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(read(file));
  return hash.digest('hex');
}
