import { bytesFromText } from '../../input/command-arguments.js';
import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';
import { PendingExchange } from './pending-exchange.js';

const SENT = /^> ((?:[0-9A-Fa-f]{2} ?)+)$/;
const RESET = /^> RESET\s*$/;
/** The answer to reset, or the first line of an answer; the words of the tool stand behind a colon. */
const RESET_DONE = /^< OK: ((?:[0-9A-Fa-f]{2} ?)+)\s*$/;
const ANSWER = /^(?:< )?((?:[0-9A-Fa-f]{2} ?)+)( ?: .*)?$/;

/** What scriptor prints: its answers go over several lines and end with words. */
export const SCRIPTOR_LOG: TraceFormat = {
  id: 'scriptor-log',
  meaning: 'what scriptor prints',
  certain: true,
  recognise: (head) =>
    /^Using T=[01] protocol\r?$/m.test(head) ||
    /^> RESET\s*$/m.test(head) ||
    /^< (?:[0-9A-Fa-f]{2} )+: \S/m.test(head),
  open: () => new ScriptorLog(),
};

class ScriptorLog implements LineReader {
  readonly #pending = new PendingExchange();
  /** The bytes so far of an answer that goes on in the next line. */
  #answer: string | undefined;

  read(text: string, number: number): readonly TraceEntry[] {
    const line = text.replace(/\r$/, '');
    const place = `line ${number}`;
    if (this.#answer !== undefined || line.startsWith('< ')) return this.#answered(line, place);
    const sent = SENT.exec(line);
    if (sent !== null) return this.#pending.ask(bytesFromText(sent[1]!, place));
    return RESET.test(line) ? this.#pending.end() : [];
  }

  end(): readonly TraceEntry[] {
    return this.#pending.end();
  }

  #answered(line: string, place: string): readonly TraceEntry[] {
    const done = RESET_DONE.exec(line);
    if (done !== null) return this.#pending.reset(bytesFromText(done[1]!, place));
    const found = ANSWER.exec(line);
    const begun = this.#answer ?? '';
    this.#answer = undefined;
    if (found === null) return [];
    const [, hex, words] = found as unknown as [string, string, string | undefined];
    if (words !== undefined) return this.#pending.answer(bytesFromText(begun + hex, place));
    this.#answer = begun + hex;
    return [];
  }
}
