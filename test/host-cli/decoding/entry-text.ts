import type { LineReader, TraceEntry, TraceFormat } from '../../../host-cli/decoding/trace-entry.js';
import { hex } from '../../support/hex.js';

/** An entry in one line, to be compared. */
export function entryText(entry: TraceEntry): string {
  switch (entry.kind) {
    case 'exchange': {
      const { data = false, answer = false } = entry.hidden ?? {};
      const hidden = `${data ? ' hidden data' : ''}${answer ? ' hidden answer' : ''}`;
      return `${hex(entry.command)} ${hex(entry.response)}${hidden}`;
    }
    case 'command':
      return `${hex(entry.command)} alone${entry.why === undefined ? '' : `: ${entry.why}`}${entry.hidden?.data ? ' hidden data' : ''}`;
    case 'reset':
      return `reset ${hex(entry.answerToReset)}`.trimEnd();
    case 'remark':
      return `remark ${entry.text}`;
  }
}

export function readAll(reader: LineReader, text: string): string[] {
  const lines = text.split('\n');
  const entries = lines.flatMap((line, index) => [...reader.read(line, index + 1)]);
  return [...entries, ...reader.end()].map(entryText);
}

export const readWith = (format: TraceFormat, text: string): string[] => readAll(format.open('file'), text);
