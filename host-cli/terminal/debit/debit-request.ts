import { concatBytes, fromHex } from '../../../apdu/bytes.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { encodeDate } from '../../../apdu/codec/date.js';
import {
  bigEndian,
  DEBIT_BYTES,
  type DebitEvent,
} from '../../../card-model/applications/social/debit/debit-message.js';
import { TerminalError } from '../terminal-error.js';
import { MAXIMUM_FEN } from './money.js';

/** What a terminal asks the card to pay. Amounts in fen, 0 to FFFFFFFF. */
export interface DebitRequest {
  /** From the personal account (个人账户). */
  readonly account: number;
  /** In cash (个人自付). */
  readonly selfPay: number;
  /** From the pooled fund (统筹基金). */
  readonly pooled: number;
  /** 终端机编号, 12 digits. */
  readonly terminal: string;
  /** 终端交易序号, 0 to FFFFFFFF. */
  readonly sequence: number;
  /** 'YYYYMMDDhhmmss', the terminal's local time. */
  readonly dateTime: string;
}

/** The request as commands and MACs carry it. */
export type EncodedRequest = Omit<DebitEvent, 'sequence'>;

const AMOUNT_BYTES = 4;
const MAXIMUM_SEQUENCE = 0xffffffff;
const DATE_TIME = /^(?<date>\d{8})(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})$/;

/** @throws TerminalError `DEBIT_INVALID` naming the field and what is allowed */
export function encodeRequest(request: DebitRequest): EncodedRequest {
  const { terminal, sequence, dateTime } = request;
  requireWhole('the sequence number of the terminal', sequence, MAXIMUM_SEQUENCE);
  if (!/^\d{12}$/.test(terminal)) {
    throw invalid('the terminal number', terminal, '12 digits');
  }
  if (!isDateTime(dateTime)) {
    throw invalid('the time', dateTime, 'a day and time that there is, as YYYYMMDDhhmmss');
  }
  return {
    amounts: amountBytes(request),
    terminal: fromHex(terminal),
    terminalSequence: bigEndian(sequence, DEBIT_BYTES.TERMINAL_SEQUENCE),
    dateTime: fromHex(dateTime),
  };
}

/** @throws TerminalError `DEBIT_INVALID` */
export function amountBytes({
  account,
  selfPay,
  pooled,
}: Pick<DebitRequest, 'account' | 'selfPay' | 'pooled'>): Uint8Array {
  const amounts = { 'personal account': account, 'self pay': selfPay, 'pooled fund': pooled };
  for (const [name, fen] of Object.entries(amounts)) requireWhole(`${name} in fen`, fen, MAXIMUM_FEN);
  return concatBytes(...Object.values(amounts).map((fen) => bigEndian(fen, AMOUNT_BYTES)));
}

/** Whether the calendar and the clock have it. */
export function isDateTime(text: string): boolean {
  const { date, hour, minute, second } = DATE_TIME.exec(text)?.groups ?? {};
  if (date === undefined) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && isDate(date);
}

function isDate(text: string): boolean {
  try {
    encodeDate(text);
    return true;
  } catch (error) {
    if (error instanceof CodecError) return false;
    throw error;
  }
}

function requireWhole(name: string, value: number, maximum: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return;
  throw invalid(name, value, `a whole number from 0 to ${maximum}`);
}

function invalid(name: string, value: unknown, allowed: string): TerminalError {
  return new TerminalError('DEBIT_INVALID', `${name} is ${JSON.stringify(value)}; it must be ${allowed}`);
}
