import { UsageError } from '../errors/usage-error.js';
import { bytesFromText } from '../input/command-arguments.js';

/** One command with its answer, or the answer to a reset, of a written trace. */
export type TraceEntry =
  | { readonly kind: 'exchange'; readonly command: Uint8Array; readonly response: Uint8Array }
  | { readonly kind: 'reset'; readonly answerToReset: Uint8Array };

/** `>`, `=>`, `->`, `C:` before commands; `<`, `<=`, `<-`, `R:` before answers; a time or a number may stand before. */
const LINE =
  /^(?:[\d.:[\]\s]*\s)?(?<mark>[=-]?>{1,2}|<{1,2}[=-]?|C-?APDU:?|R-?APDU:?|C:|R:)\s*(?<hex>[0-9A-Fa-f\s]*)$/;

/** Whether a text looks like a trace: its first line that is no comment begins with a mark. */
export function isTrace(text: string): boolean {
  const first = linesOf(text)[0];
  return first !== undefined && LINE.test(first.text);
}

/** @throws UsageError at the first line that is neither command nor answer, or an answer without command */
export function parseTrace(text: string): TraceEntry[] {
  const entries: TraceEntry[] = [];
  let command: Uint8Array | undefined;
  for (const { number, text: line } of linesOf(text)) {
    const place = `line ${number}`;
    const found = LINE.exec(line)?.groups;
    if (found === undefined) throw new UsageError(`${place}: neither '> hex' nor '< hex'`);
    const bytes = bytesFromText(found.hex!, place);
    if (/[>C]/.test(found.mark!)) {
      if (command !== undefined)
        throw new UsageError(`${place}: a second command without an answer before it`);
      command = bytes;
    } else if (command !== undefined) {
      entries.push({ kind: 'exchange', command, response: bytes });
      command = undefined;
    } else if (bytes[0] === 0x3b || bytes[0] === 0x3f) {
      entries.push({ kind: 'reset', answerToReset: bytes });
    } else {
      throw new UsageError(`${place}: an answer without a command before it`);
    }
  }
  if (command !== undefined) throw new UsageError('the last command has no answer');
  return entries;
}

function linesOf(text: string): { number: number; text: string }[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== '' && !line.startsWith('#'));
}
