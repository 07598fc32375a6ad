import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';
import { HexDump, withoutColours } from './hex-dump.js';
import { PendingExchange } from './pending-exchange.js';

const CALL = /^\s*(?:\[[^\]]*\] )?(SCard\w+)\s*$/;
const LENGTH = /^\s*[io] b(?:Send|Recv)Length (0x[0-9A-Fa-f]+)/;
const BUFFER = /^\s*[io] b(Send|Recv)Buffer\s*$/;
const BYTES = /^\s*[io] {2}[0-9A-F]{4} (.*)$/;
const INITIALISATION = /^\s*i dwInitialization:? (?:SCARD_\w+ \()?0x0*([12])\b/;

/** What `pcsc-spy` of pcsc-lite prints of a program's calls. */
export const PCSC_SPY_LOG: TraceFormat = {
  id: 'pcsc-spy',
  meaning: 'a log of pcsc-spy',
  certain: true,
  recognise: (head) => head.split(/\r?\n/).some((line) => BUFFER.test(withoutColours(line))),
  open: () => new PcscSpyLog(),
};

/** Of the calls only those that reach the card count: SCardTransmit, and SCardReconnect with a reset. */
class PcscSpyLog implements LineReader {
  readonly #pending = new PendingExchange();
  #call = '';
  #count = 0;
  #dump: { readonly sent: boolean; readonly bytes: HexDump } | undefined;

  read(text: string): readonly TraceEntry[] {
    const line = withoutColours(text).trimEnd();
    const call = CALL.exec(line);
    if (call !== null) {
      this.#call = call[1]!;
      this.#dump = undefined;
      return [];
    }
    if (this.#call === 'SCardReconnect') return INITIALISATION.test(line) ? this.#pending.reset() : [];
    return this.#call === 'SCardTransmit' ? this.#transmit(line) : [];
  }

  end(): readonly TraceEntry[] {
    return this.#pending.end();
  }

  #transmit(line: string): readonly TraceEntry[] {
    const length = LENGTH.exec(line);
    if (length !== null) {
      this.#count = Number(length[1]);
      return [];
    }
    const buffer = BUFFER.exec(line);
    if (buffer !== null) {
      this.#dump = { sent: buffer[1] === 'Send', bytes: new HexDump(this.#count) };
      return [];
    }
    const bytes = BYTES.exec(line);
    const dump = this.#dump;
    if (bytes === null || dump === undefined || !dump.bytes.add(bytes[1]!) || !dump.bytes.complete) return [];
    this.#dump = undefined;
    return dump.sent ? this.#pending.ask(dump.bytes.bytes) : this.#pending.answer(dump.bytes.bytes);
  }
}
