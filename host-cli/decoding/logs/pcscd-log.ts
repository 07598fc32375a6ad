import { bytesFromText } from '../../input/command-arguments.js';
import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';
import { withoutColours } from './hex-dump.js';
import { PendingExchange } from './pending-exchange.js';

/** Microseconds and, in newer versions, the thread stand before. */
const LINE = /^\s*\d{8}\s(?:\[\S+\]\s)?(?:.*\s)?(APDU|SW|Card ATR): ((?:[0-9A-Fa-f]{2} ?)+)\s*$/;

/** What `pcscd --apdu` of pcsc-lite writes. */
export const PCSCD_LOG: TraceFormat = {
  id: 'pcscd-log',
  meaning: 'a log of pcscd --apdu',
  certain: true,
  recognise: (head) => head.split(/\r?\n/).some((line) => LINE.test(withoutColours(line))),
  open: () => new PcscdLog(),
};

class PcscdLog implements LineReader {
  readonly #pending = new PendingExchange();

  read(text: string, number: number): readonly TraceEntry[] {
    const found = LINE.exec(withoutColours(text));
    if (found === null) return [];
    const bytes = bytesFromText(found[2]!, `line ${number}`);
    if (found[1] === 'APDU') return this.#pending.ask(bytes);
    return found[1] === 'SW' ? this.#pending.answer(bytes) : this.#pending.reset(bytes);
  }

  end(): readonly TraceEntry[] {
    return this.#pending.end();
  }
}
