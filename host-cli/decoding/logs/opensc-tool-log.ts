import { concatBytes } from '../../../apdu/bytes.js';
import { bytesFromText } from '../../input/command-arguments.js';
import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';
import { dumpLineBytes } from './hex-dump.js';
import { PendingExchange } from './pending-exchange.js';

const SENDING = /^(?:OpenSC \[\S*\]> )?Sending:((?: [0-9A-Fa-f]{2})+)\s*$/;
const RECEIVED = /^Received \(SW1=0x([0-9A-Fa-f]{2}), SW2=0x([0-9A-Fa-f]{2})\)(:?)\s*$/;

/** What `opensc-tool -s` and the `apdu` of opensc-explorer print. */
export const OPENSC_TOOL_LOG: TraceFormat = {
  id: 'opensc-tool',
  meaning: 'what opensc-tool -s and opensc-explorer print',
  certain: true,
  recognise: (head) => head.split(/\r?\n/).some((line) => SENDING.test(line)),
  open: () => new OpenscToolLog(),
};

class OpenscToolLog implements LineReader {
  readonly #pending = new PendingExchange();
  /** The status word and the data so far of an answer whose dump goes on. */
  #answer: { readonly status: Uint8Array; data: Uint8Array } | undefined;

  read(text: string, number: number): readonly TraceEntry[] {
    if (this.#answer !== undefined) {
      const more = dumpLineBytes(text);
      if (more !== undefined) {
        this.#answer.data = concatBytes(this.#answer.data, more);
        return [];
      }
    }
    const before = this.#finish();
    const sending = SENDING.exec(text);
    if (sending !== null)
      return [...before, ...this.#pending.ask(bytesFromText(sending[1]!, `line ${number}`))];
    const received = RECEIVED.exec(text);
    if (received === null) return before;
    const status = bytesFromText(`${received[1]}${received[2]}`, `line ${number}`);
    if (received[3] === '') return [...before, ...this.#pending.answer(status)];
    this.#answer = { status, data: new Uint8Array(0) };
    return before;
  }

  end(): readonly TraceEntry[] {
    return [...this.#finish(), ...this.#pending.end()];
  }

  #finish(): readonly TraceEntry[] {
    const answer = this.#answer;
    this.#answer = undefined;
    return answer === undefined ? [] : this.#pending.answer(concatBytes(answer.data, answer.status));
  }
}
