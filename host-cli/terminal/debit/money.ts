import { TerminalError } from '../terminal-error.js';

/** Amounts have 4 bytes on the card. */
export const MAXIMUM_FEN = 0xffffffff;
const FEN_DIGITS = 2;

const YUAN = /^(?<yuan>\d+)(?:\.(?<fen>\d{1,2}))?$/;

/**
 * Fen from yuan with at most two decimals: '10', '10.5', '10.50'. Reckoned in whole numbers only.
 * @param name of the amount, for the message
 * @throws TerminalError `DEBIT_INVALID`
 */
export function parseYuan(text: string, name: string): number {
  const { yuan, fen = '' } = YUAN.exec(text)?.groups ?? {};
  const amount = yuan === undefined ? Number.NaN : Number(yuan + fen.padEnd(FEN_DIGITS, '0'));
  if (amount <= MAXIMUM_FEN) return amount;
  throw new TerminalError(
    'DEBIT_INVALID',
    `${name} is ${JSON.stringify(text)}; an amount is in yuan with at most two decimals, from 0 to ${yuanText(MAXIMUM_FEN)}`,
  );
}

/** '10.00' */
export function yuanText(fen: number): string {
  const digits = String(fen).padStart(FEN_DIGITS + 1, '0');
  return `${digits.slice(0, -FEN_DIGITS)}.${digits.slice(-FEN_DIGITS)}`;
}
