import { fromHex } from '../../../apdu/bytes.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { encodeAmount } from '../../../apdu/payment/amount.js';
import { isDateTime } from '../debit/debit-request.js';
import { PaymentError } from './payment-error.js';
import type { TransactionData } from './transaction-data.js';

/** First two digits of the processing code, tag 9C. */
export const TRANSACTION_TYPE = { PURCHASE: 0x00, CASH: 0x01, CASHBACK: 0x09, LOAD: 0x60 } as const;

/** What is to be paid. */
export interface PaymentRequest {
  /** 9F02, in the smallest unit of the currency: fen. */
  readonly amount: number;
  /** 9F03, contained in `amount`. Default 0. */
  readonly otherAmount?: number;
  /** 5F2A, four digits. Default 0156. */
  readonly currency?: string;
  /** 9C. Default: purchase. */
  readonly transactionType?: number;
}

const CURRENCY = /^0\d{3}$/;
const DEFAULT_CURRENCY = '0156';
const NOTHING = 0;

/**
 * Writes amount, currency, type, date and time into the data of a transaction.
 * @param dateTime YYYYMMDDhhmmss
 * @throws PaymentError `PAYMENT_INVALID` naming the part
 */
export function requestData(request: PaymentRequest, dateTime: string, data: TransactionData): void {
  const { amount, otherAmount = NOTHING, currency = DEFAULT_CURRENCY, transactionType = 0 } = request;
  data.set(0x9f02, amountOf(amount, 'the amount'));
  data.set(0x9f03, amountOf(otherAmount, 'the other amount'));
  if (otherAmount > amount) throw invalid('the other amount is above the amount that contains it');
  if (!CURRENCY.test(currency))
    throw invalid(`${JSON.stringify(currency)} is no currency: give its ISO 4217 number as 4 digits, 0156`);
  data.set(0x5f2a, fromHex(currency));
  if (!Number.isInteger(transactionType) || transactionType < 0 || transactionType > 0xff)
    throw invalid('the transaction type is no byte');
  data.set(0x9c, Uint8Array.of(transactionType));
  requireDateTime(dateTime);
  data.set(0x9a, fromHex(dateTime.slice(2, 8)));
  data.set(0x9f21, fromHex(dateTime.slice(8)));
}

/** @param dateTime YYYYMMDDhhmmss. @throws PaymentError `PAYMENT_INVALID` */
export function requireDateTime(dateTime: string): void {
  if (isDateTime(dateTime)) return;
  throw invalid(`${JSON.stringify(dateTime)} is no day and time as YYYYMMDDhhmmss`);
}

function amountOf(amount: number, name: string): Uint8Array {
  try {
    return encodeAmount(amount);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw invalid(`${name} is ${amount}; it must be a whole number of fen with at most 12 digits`);
  }
}

const invalid = (message: string): PaymentError => new PaymentError('PAYMENT_INVALID', message);
