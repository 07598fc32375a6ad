import { HIDDEN_IN_ANSWER, HIDDEN_IN_COMMAND, parseBytes } from '../../../apdu/recording/byte-text.js';
import type { LineReader, TraceEntry } from '../trace-entry.js';

type Asked =
  | { readonly kind: 'send'; readonly command: Uint8Array; readonly hidden: boolean }
  | { readonly kind: 'reset' };

/** Words of a script that are told as they stand. */
const TOLD: ReadonlySet<string> = new Set(['title', 'case', 'note']);
/** CLA INS P1 P2, as far as they are written out. */
const HEADER = /^(?:[0-9a-f]{2}\s*){0,4}/i;
const NO_BYTES = new Uint8Array(0);

/**
 * Lines of this project's own language, as far as they can be told without being run: commands that are written out,
 * and expectations that leave nothing open, which are taken for the answers.
 */
export class ScriptLines implements LineReader {
  #asked: Asked | undefined;
  #joined = '';

  read(text: string): readonly TraceEntry[] {
    const line = this.#joined + text.trimEnd();
    if (/\s\\$/.test(line) && !/^\s*(#|note\s|title\s)/.test(line)) {
      this.#joined = `${line.slice(0, -1)} `;
      return [];
    }
    this.#joined = '';
    return this.#line(line.trim());
  }

  end(): readonly TraceEntry[] {
    return this.#complete();
  }

  #line(line: string): readonly TraceEntry[] {
    const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
    switch (verb) {
      case 'send':
        return [...this.#complete(), ...this.#send(rest)];
      case 'reset': {
        const before = this.#complete();
        this.#asked = { kind: 'reset' };
        return before;
      }
      case 'expect':
        return this.#expect(rest);
      default:
        return TOLD.has(verb) ? [...this.#complete(), { kind: 'remark', text: rest }] : [];
    }
  }

  #send(rest: string): readonly TraceEntry[] {
    const words = withoutComment(rest);
    const { bytes, hidden, fault } = parseBytes(words, 0, words.length, HIDDEN_IN_COMMAND);
    // What a command will be that a script computes is known when it runs; its data may be a PIN.
    if (fault !== undefined) return [{ kind: 'remark', text: `send ${HEADER.exec(words)![0]}...` }];
    this.#asked = { kind: 'send', command: bytes, hidden: hidden.length > 0 };
    return [];
  }

  #expect(rest: string): readonly TraceEntry[] {
    const asked = this.#asked;
    if (asked === undefined) return [];
    const words = withoutComment(rest).replace(/^optional\s+/, '');
    if (asked.kind === 'reset') {
      const atr = /^atr\s+(.*)$/.exec(words);
      const parsed = atr && parseBytes(atr[1]!, 0, atr[1]!.length, HIDDEN_IN_ANSWER);
      if (!parsed || parsed.fault !== undefined) return [];
      this.#asked = undefined;
      return [{ kind: 'reset', answerToReset: parsed.bytes }];
    }
    const answer = words.replace(/^empty\s+/, '');
    const { bytes, hidden, fault } = parseBytes(answer, 0, answer.length, HIDDEN_IN_ANSWER);
    const status = hidden.some(({ offset, count }) => offset + count > bytes.length - 2);
    if (fault !== undefined || status || bytes.length < 2) return [];
    this.#asked = undefined;
    const parts = { data: asked.hidden, answer: hidden.length > 0 };
    return [{ kind: 'exchange', command: asked.command, response: bytes, ...hiddenParts(parts) }];
  }

  #complete(): readonly TraceEntry[] {
    const asked = this.#asked;
    this.#asked = undefined;
    if (asked === undefined) return [];
    if (asked.kind === 'reset') return [{ kind: 'reset', answerToReset: NO_BYTES }];
    return [
      { kind: 'command', command: asked.command, ...hiddenParts({ data: asked.hidden, answer: false }) },
    ];
  }
}

/** Nothing where nothing is hidden. */
export function hiddenParts(parts: { readonly data: boolean; readonly answer: boolean }): {
  readonly hidden?: { readonly data: boolean; readonly answer: boolean };
} {
  return parts.data || parts.answer ? { hidden: parts } : {};
}

function withoutComment(text: string): string {
  return text.replace(/(^|\s)#.*$/, '').trim();
}
