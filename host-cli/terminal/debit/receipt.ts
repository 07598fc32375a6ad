import * as v from 'valibot';
import { TerminalError } from '../terminal-error.js';
import { isDateTime } from './debit-request.js';
import { MAXIMUM_FEN } from './money.js';

const VERSION = 1;
const MAXIMUM_SEQUENCE = 0xffffffff;

const text = (pattern: RegExp, allowed: string) => v.pipe(v.string(), v.regex(pattern, `must be ${allowed}`));

const hex = (digits: number) =>
  text(new RegExp(`^[0-9A-F]{${digits}}$`), `${digits} hexadecimal digits in capitals`);

const whole = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(),
    v.check(
      (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    ),
  );

const fen = whole(0, MAXIMUM_FEN);

/** Nothing beyond these. Area code, card factor, amounts, terminal, time and numbers are what the TAC is checked against. */
const fields = v.strictObject({
  /** Tells what the document is. */
  receipt: v.literal('medical-debit', "must be 'medical-debit'"),
  version: v.literal(VERSION, `must be ${VERSION}, the version of receipts that this program knows`),
  /** 卡识别码; of it the TAC covers the area code only. */
  cardIdentificationCode: hex(32),
  /** 卡号; absent where the card did not let it be read. Not part of the TAC. */
  cardNumber: v.optional(text(/^[^\p{Cc}]{1,9}$/u, 'text of 1 to 9 characters')),
  /** With the card factor what the card's keys are derived from. */
  areaCode: text(/^\d{6}$/, '6 digits'),
  cardFactor: hex(16),
  algorithm: v.picklist(['SM4', '3DES'], "must be 'SM4' or '3DES'"),
  keyVersion: whole(0, 0xff),
  /** Personal account, fen. */
  account: fen,
  /** Fen. */
  selfPay: fen,
  /** Pooled fund, fen. */
  pooled: fen,
  terminal: text(/^\d{12}$/, '12 digits'),
  /** YYYYMMDDhhmmss */
  dateTime: v.pipe(v.string(), v.check(isDateTime, 'must be a day and time as YYYYMMDDhhmmss')),
  cardSequence: whole(1, 0xffff),
  terminalSequence: whole(0, MAXIMUM_SEQUENCE),
  tac: hex(8),
});

const AREA_DIGITS = 6;

/** The area stands in both, and only one of them makes the key. */
const schema = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ areaCode, cardIdentificationCode }) => areaCode === cardIdentificationCode.slice(0, AREA_DIGITS),
      'must be the first 6 digits of cardIdentificationCode',
    ),
    ['areaCode'],
  ),
);

/** A medical debit with all that is needed to check its TAC later, but no key and no PIN. Plain JSON. */
export type DebitReceipt = Readonly<v.InferOutput<typeof schema>>;

export const RECEIPT_HEAD = { receipt: 'medical-debit', version: VERSION } as const;

/**
 * A receipt from the data of a JSON document.
 * @param origin where the data come from, for messages: a file name
 * @throws TerminalError `RECEIPT_INVALID` naming the field and what is allowed
 */
export function parseReceipt(value: unknown, origin: string): DebitReceipt {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? 'the document';
  throw new TerminalError(
    'RECEIPT_INVALID',
    `${origin} is no receipt of a medical debit: ${problem(field, issue)}`,
  );
}

function problem(field: string, { type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object') {
    if (expected === 'never') return `${field} is no field of a receipt`;
    return received === 'undefined' ? `${field} is missing` : `${field} must be an object`;
  }
  const own = message.startsWith('must be');
  return own ? `${field} ${message}` : `${field} must be a ${expected}, not ${received}`;
}
