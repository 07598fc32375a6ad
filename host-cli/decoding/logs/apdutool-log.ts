import { UsageError } from '../../errors/usage-error.js';
import type { LineReader, TraceEntry, TraceFormat } from '../trace-entry.js';

const LINE =
  /^CLA: ([0-9a-f]{2}), INS: ([0-9a-f]{2}), P1: ([0-9a-f]{2}), P2: ([0-9a-f]{2}), Lc: ([0-9a-f]+)((?:, [0-9a-f]{2})*), Le: ([0-9a-f]+)((?:, [0-9a-f]{2})*), SW1: ([0-9a-f]{2}), SW2: ([0-9a-f]{2})\s*$/i;
const ATR = /^Received ATR = ((?:0x[0-9a-f]{2} ?)+)\s*$/i;
const LONGEST_SHORT = 0xff;

/** What the Java Card apdutool prints: a line for each exchange. Le is the count of bytes that came. */
export const APDUTOOL_LOG: TraceFormat = {
  id: 'apdutool-log',
  meaning: 'what the Java Card apdutool prints',
  certain: true,
  recognise: (head) => head.split(/\r?\n/).some((line) => LINE.test(line)),
  open: () => new ApdutoolLog(),
};

class ApdutoolLog implements LineReader {
  read(text: string, number: number): readonly TraceEntry[] {
    const atr = ATR.exec(text);
    if (atr !== null) return [{ kind: 'reset', answerToReset: bytesIn(atr[1]!.replaceAll('0x', ' ')) }];
    const found = LINE.exec(text);
    if (found === null) {
      if (text.startsWith('CLA: ')) throw new UsageError(`line ${number}: the exchange is not complete`);
      return [];
    }
    const [, cla, ins, p1, p2, , data, , answer, sw1, sw2] = found as unknown as string[];
    const header = bytesIn(`${cla} ${ins} ${p1} ${p2}`);
    const sent = bytesIn(data!.replaceAll(',', ' '));
    const came = bytesIn(answer!.replaceAll(',', ' '));
    return [
      {
        kind: 'exchange',
        command: Uint8Array.from([
          ...header,
          ...lengthOf(sent),
          ...sent,
          ...(sent.length === 0 && came.length > 0 ? [came.length & 0xff] : []),
        ]),
        response: Uint8Array.from([...came, ...bytesIn(`${sw1} ${sw2}`)]),
      },
    ];
  }

  end(): readonly TraceEntry[] {
    return [];
  }
}

function lengthOf({ length }: Uint8Array): number[] {
  if (length === 0) return [];
  return length > LONGEST_SHORT ? [0, length >> 8, length & 0xff] : [length];
}

function bytesIn(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
}
