import { fromHex } from '../../../apdu/bytes.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import type { ScriptStep } from '../../../apdu/script/script.js';

/** Steps whose words are for the reader, of the card's answers, or of its power. */
const OPEN_KINDS: ReadonlySet<ScriptStep['kind']> = new Set(['note', 'reset', 'expect', 'control', 'told']);
/** Words in quotation marks, and bytes, which may be a PIN or a key in the words of all other steps. */
const VALUES = /"[^"]*"|(?<![\w$.-])[0-9A-Fa-f]{2,}(?:\s+[0-9A-Fa-f]{2,})*(?![\w.-])/g;

/** `send` with the bytes as they went out, secrets hidden. */
export function sendText(hex: string): string {
  return `send ${hex.replace(/..(?=.)/g, '$& ')}`;
}

/** A step as it stands in the script, without the values that may be secret: `set pin = **`. */
export function stepText({ kind, text }: Pick<ScriptStep, 'kind' | 'text'>): string {
  if (OPEN_KINDS.has(kind)) return text;
  const [word = ''] = /^\S+/.exec(text) ?? [];
  // What is sent stands beside in hexadecimal; what was never sent may be anything.
  if (kind === 'send') return `${word} ...`;
  return word + text.slice(word.length).replace(VALUES, '**');
}

/** The command that a step says it sends; undefined when it is put together while the script runs. */
export function writtenCommand({ text }: Pick<ScriptStep, 'text'>): Uint8Array | undefined {
  const written = /^send\s+(.+)$/.exec(text)?.[1];
  if (written === undefined) return undefined;
  try {
    return fromHex(written);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
