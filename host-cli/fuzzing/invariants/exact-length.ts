import { equalBytes } from '../../../apdu/bytes.js';
import { isExactLength } from '../../../apdu/codec/status-word.js';
import type { Exchange } from '../world/exchange.js';
import { everyExchange, violation } from './invariant.js';

/** Whether a command is another one with the last byte, Le, set to what 6Cxx told. */
function asksAgain({ command, view }: Exchange, last: Exchange): boolean {
  if (view === undefined || !view.hasLe || view.extended || last.view?.extended) return false;
  const end = command.length - 1;
  if (command.length !== last.command.length || !last.view?.hasLe) return false;
  return (
    command[end] === (last.statusWord & 0xff) &&
    equalBytes(command.subarray(0, end), last.command.subarray(0, end))
  );
}

/** 6Cxx tells the length; with it the same command is served. */
export const exactLength = everyExchange(
  {
    name: 'exact-length',
    meaning: {
      en: 'after 6Cxx the same command with Le xx gives xx bytes',
      zh: '6Cxx 后按 xx 重发即得 xx 字节',
    },
    source: 'ISO/IEC 7816-3:2006, 12.2.3',
  },
  (exchange, { last }) => {
    if (last === undefined || !isExactLength(last.statusWord) || !asksAgain(exchange, last)) return undefined;
    const told = last.statusWord & 0xff || 256;
    if (exchange.succeeded && exchange.dataBytes === told) return undefined;
    return violation(
      `6Cxx told ${told} bytes, ${exchange.dataBytes} came`,
      `6Cxx 告知 ${told} 字节，实得 ${exchange.dataBytes}`,
      '... 9000',
    );
  },
);
