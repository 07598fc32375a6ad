import { UsageError } from '../errors/usage-error.js';
import { bytesFromText } from '../input/command-arguments.js';
import type { LineReader, TraceEntry } from './trace-entry.js';

/** What lines with marks tell. */
export type MarkedEntry = Extract<TraceEntry, { kind: 'exchange' | 'reset' }>;

/**
 * `>`, `=>`, `->`, `C:`, `A>>` before commands; `<`, `<=`, `<-`, `R:`, `A<<` before answers. A time or a number may stand
 * before; behind the mark a protocol and counts in brackets, behind the bytes words after a colon.
 */
const LINE =
  /^(?:[\d.:[\]\s]*\s)?(?<mark>A?[=-]?>{1,2}|A?<{1,2}[=-]?|C-?APDU:?|R-?APDU:?|C:|R:)\s*(?:T=\d\s+)?(?:\([\d+.mu ]+s?\)\s*)*(?<hex>[0-9A-Fa-f\s]*?)(?:\s+:\s.*)?$/;

/** Whether a text looks like a trace: its first line that is no comment begins with a mark. */
export function isTrace(text: string): boolean {
  const first = firstLine(text);
  return first !== undefined && LINE.test(first);
}

/** @throws UsageError at the first line that is neither command nor answer, or an answer without command */
export function parseTrace(text: string): MarkedEntry[] {
  const reader = new MarkedLines();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return [...lines.flatMap((line, index) => [...reader.read(line, index + 1)]), ...reader.end()];
}

/** Lines of commands and answers with a mark before each; `#` begins a comment. */
export class MarkedLines implements LineReader {
  #command: Uint8Array | undefined;

  read(text: string, number: number): readonly MarkedEntry[] {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) return [];
    const place = `line ${number}`;
    const found = LINE.exec(line)?.groups;
    if (found === undefined) throw new UsageError(`${place}: neither '> hex' nor '< hex'`);
    const bytes = bytesFromText(found.hex!, place);
    const command = this.#command;
    if (/[>C]/.test(found.mark!)) {
      if (command !== undefined)
        throw new UsageError(`${place}: a second command without an answer before it`);
      this.#command = bytes;
      return [];
    }
    if (command !== undefined) {
      this.#command = undefined;
      return [{ kind: 'exchange', command, response: bytes }];
    }
    if (bytes[0] === 0x3b || bytes[0] === 0x3f) return [{ kind: 'reset', answerToReset: bytes }];
    throw new UsageError(`${place}: an answer without a command before it`);
  }

  end(): readonly MarkedEntry[] {
    if (this.#command !== undefined) throw new UsageError('the last command has no answer');
    return [];
  }
}

function firstLine(text: string): string | undefined {
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0].replace(/^\uFEFF/, '').trim();
    if (line !== '' && !line.startsWith('#')) return line;
  }
  return undefined;
}
