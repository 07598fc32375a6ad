import { UsageError } from '../../errors/usage-error.js';
import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';
import { HexDump, withoutColours } from './hex-dump.js';
import { PendingExchange } from './pending-exchange.js';

/** `Outgoing APDU (20 bytes):`, and as older versions write it. */
const HEAD = /^(Outgoing|Incoming) APDU (?:\((\d+) bytes\):|data \[\s*(\d+) bytes\] =+)\s*$/;
const CONNECTS = /\bsc_connect_card: called\s*$/;

/** The debug log of OpenSC (`-v -v -v`, or OPENSC_DEBUG). */
export const OPENSC_LOG: TraceFormat = {
  id: 'opensc-log',
  meaning: 'a debug log of OpenSC, with outgoing and incoming APDUs',
  certain: true,
  recognise: (head) => head.split(/\r?\n/).some((line) => HEAD.test(withoutColours(line))),
  open: () => new OpenscLog(),
};

class OpenscLog implements LineReader {
  readonly #pending = new PendingExchange();
  #dump: { readonly outgoing: boolean; readonly bytes: HexDump; readonly line: number } | undefined;

  read(text: string, number: number): readonly TraceEntry[] {
    const line = withoutColours(text).trimEnd();
    if (this.#dump !== undefined) return this.#take(line, number);
    const head = HEAD.exec(line);
    if (head !== null) {
      const bytes = new HexDump(Number(head[2] ?? head[3]));
      this.#dump = { outgoing: head[1] === 'Outgoing', bytes, line: number };
      return bytes.complete ? this.#finish() : [];
    }
    return CONNECTS.test(line) ? this.#pending.reset() : [];
  }

  end(): readonly TraceEntry[] {
    if (this.#dump !== undefined)
      throw new UsageError(`line ${this.#dump.line}: the log ends before the bytes that this line announces`);
    return this.#pending.end();
  }

  #take(line: string, number: number): readonly TraceEntry[] {
    const { bytes, line: begin } = this.#dump!;
    if (!bytes.add(line))
      throw new UsageError(`line ${number}: bytes are missing that line ${begin} announces`);
    return bytes.complete ? this.#finish() : [];
  }

  #finish(): readonly TraceEntry[] {
    const { outgoing, bytes } = this.#dump!;
    this.#dump = undefined;
    return outgoing ? this.#pending.ask(bytes.bytes) : this.#pending.answer(bytes.bytes);
  }
}
