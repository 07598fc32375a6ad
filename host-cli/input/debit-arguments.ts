import { UsageError } from '../errors/usage-error.js';
import { encodeRequest } from '../terminal/debit/debit-request.js';
import { parseYuan } from '../terminal/debit/money.js';
import type { DebitRequest } from '../terminal/index.js';

/** The options of a debit as they were typed. */
export interface DebitOptionTexts {
  readonly account?: string;
  readonly selfPay?: string;
  readonly pooled?: string;
  readonly terminal?: string;
  readonly sequence?: string;
  readonly time?: string;
}

const SEQUENCES = 2 ** 32;
const MS_PER_SECOND = 1000;

const AMOUNTS = [
  ['account', '--account'],
  ['selfPay', '--self-pay'],
  ['pooled', '--pooled'],
] as const;

/**
 * The debit that the options ask for. An amount that is not given is 0; without --time it is now, and without
 * --sequence the terminal's sequence number is the seconds since 1970, which no terminal uses twice.
 * @throws UsageError, TerminalError `DEBIT_INVALID` naming the option
 */
export function debitRequest(given: DebitOptionTexts, now: Date): DebitRequest {
  const [account, selfPay, pooled] = AMOUNTS.map(([name, option]) => parseYuan(given[name] ?? '0', option));
  if (!account && !selfPay && !pooled) {
    throw new UsageError('there is nothing to pay: give --account, --self-pay or --pooled an amount in yuan');
  }
  if (given.terminal === undefined) {
    throw new UsageError('a debit needs the number of the terminal: give --terminal its 12 digits');
  }
  const request = {
    account: account!,
    selfPay: selfPay!,
    pooled: pooled!,
    terminal: given.terminal,
    sequence:
      given.sequence === undefined
        ? Math.floor(now.getTime() / MS_PER_SECOND) % SEQUENCES
        : parseSequence(given.sequence),
    dateTime: given.time ?? localDateTime(now),
  };
  // Found out before a PIN is asked for.
  encodeRequest(request);
  return request;
}

function parseSequence(text: string): number {
  const sequence = /^\d+$/.test(text) ? Number(text) : SEQUENCES;
  if (sequence < SEQUENCES) return sequence;
  throw new UsageError(
    `--sequence is ${JSON.stringify(text)}; it must be a whole number from 0 to ${SEQUENCES - 1}`,
  );
}

/** 'YYYYMMDDhhmmss' by the clock of this machine. */
function localDateTime(now: Date): string {
  const parts = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes(), now.getSeconds()];
  const digits = parts.map((part) => String(part).padStart(2, '0'));
  return `${String(now.getFullYear()).padStart(4, '0')}${digits.join('')}`;
}
