import { toHex } from '../../../apdu/bytes.js';
import type { Exchange } from '../world/exchange.js';
import type { FilePast } from '../world/file-memory.js';
import { everyExchange, type Invariant, violation } from './invariant.js';

/** Longer data are not repeated: the script of the finding reads them anyway. */
const MOST_BYTES = 128;

/** What a read should have answered, as `expect` writes it. */
export function rightReading({ expected }: Exchange): string {
  const short = expected.length > 0 && expected.every(({ length }) => length <= MOST_BYTES);
  if (!short) return '... 9000';
  return [...new Set(expected.map((data) => `${toHex(data)} 9000`))].join(' or ');
}

/** An invariant of what is read, after one of these was the last that happened to the file. */
export function readsRight(
  about: Omit<Invariant, 'watch'>,
  past: readonly FilePast[],
  en: string,
  zh: string,
): Invariant {
  return everyExchange(about, (exchange) => {
    const { contradiction } = exchange;
    if (contradiction === undefined || !past.includes(contradiction)) return undefined;
    return violation(en, zh, rightReading(exchange));
  });
}
