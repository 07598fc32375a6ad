import type { Transport } from '../../../apdu/transport/transport.js';
import { debit } from '../debit/debit.js';
import type { DebitRequest } from '../debit/debit-request.js';
import type { DebitResult } from '../debit/debit-result.js';
import { type DebitRecord, type ReadDebitsMeans, readDebitRecords } from '../debit/read-debits.js';
import { identifyCard } from '../identify-card.js';
import type { KeyRing } from '../keys/key-ring.js';
import { pinRefusal } from '../pin/pin-result.js';
import { requireCard } from './card-info.js';
import { reachInterface } from './card-type.js';
import {
  asFunction,
  cardFailure,
  type FunctionFailure,
  failure,
  identificationFailure,
} from './function-result.js';
import { pinFailure } from './pin-functions.js';
import type { FunctionResult } from './result-codes.js';

/*
 * The debit functions of LD/T 33. The field shows their parameters but not what stands in pPayInfo and the results
 * (ssc-card.md 6): those strings are a convention of this project. There the PIN comes from the keypad of the reader
 * and the keys from a PSAM; here they are arguments. Amounts are whole numbers of fen.
 */

const SEPARATOR = '|';
const RECORD_END = '$';
const PAY_INFO = /^(?:[^|]*\|){5}[^|]*\|?$/;

/** What stands for the reader's keypad and PSAM. */
export interface DebitMeans {
  readonly pin: string;
  /** With DF04.DPK; with DF04.DTK the TAC is checked too. */
  readonly keyRing: KeyRing;
}

/**
 * LD/T 33 iDoDebit. The text is
 * '个人账户|个人自付|统筹基金|终端机编号|日期时间|卡交易序号|终端交易序号|TAC|'; a card that does not know its key is -21.
 * @param pCardInfo '卡识别码|卡号|' of the card meant, or '' for any
 * @param pPayInfo '个人账户|个人自付|统筹基金|终端机编号|终端交易序号|日期时间|', the time as YYYYMMDDhhmmss
 */
export function iDoDebit(
  iType: number,
  pCardInfo: string,
  pPayInfo: string,
  transport: Transport,
  { pin, keyRing }: DebitMeans,
): Promise<FunctionResult> {
  return asFunction(async () => {
    const request = parsePayInfo(pPayInfo);
    await reachInterface(iType, transport);
    const identification = await requireCard(transport, pCardInfo);
    const result = await debit(transport, request, keyRing, identification, { pin });
    if (result.outcome !== 'done') throw debitFailure(result);
    if (result.tac === 'wrong') throw failure('NOT_GENUINE', 'TAC 错误');
    const { account, selfPay, pooled, terminal, dateTime, cardSequence, terminalSequence, tac } =
      result.receipt;
    return joined([account, selfPay, pooled, terminal, dateTime, cardSequence, terminalSequence, tac]);
  });
}

/**
 * LD/T 33 iReadDebitRecord: the transactions of DF04 EF08, newest first, each as
 * '交易序号|交易类型|终端机编号|日期时间|个人账户|个人自付|统筹基金|' with '$' behind it; '' when there are none.
 */
export function iReadDebitRecord(
  iType: number,
  transport: Transport,
  means: ReadDebitsMeans,
): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const identification = await identifyCard(transport);
    if (identification.outcome !== 'identified') throw identificationFailure(identification);
    const result = await readDebitRecords(transport, identification, means);
    if (result.outcome === 'not-read') throw cardFailure(result);
    if (result.outcome !== 'read') throw pinFailure(result);
    return result.records.map((record) => `${recordText(record)}${RECORD_END}`).join('');
  });
}

function parsePayInfo(text: string): DebitRequest {
  if (!PAY_INFO.test(text)) {
    throw failure(
      'BAD_PARAMETER',
      'pPayInfo 应为：个人账户|个人自付|统筹基金|终端机编号|终端交易序号|日期时间|',
    );
  }
  const [account = '', selfPay = '', pooled = '', terminal = '', sequence = '', dateTime = ''] =
    text.split(SEPARATOR);
  return {
    account: wholeNumber(account),
    selfPay: wholeNumber(selfPay),
    pooled: wholeNumber(pooled),
    terminal,
    sequence: wholeNumber(sequence),
    dateTime,
  };
}

/** NaN, which no request may have, for anything else than digits. */
const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

const joined = (fields: readonly (string | number)[]): string =>
  fields.map((field) => `${field}${SEPARATOR}`).join('');

const recordText = (record: DebitRecord): string =>
  joined([
    record.sequence,
    record.type,
    record.terminal,
    record.dateTime,
    record.account,
    record.selfPay,
    record.pooled,
  ]);

function debitFailure(result: Exclude<DebitResult, { outcome: 'done' }>): FunctionFailure {
  if (result.outcome === 'card-mac-wrong') return failure('NOT_GENUINE', result.reason.zh);
  if (result.outcome === 'not-understood') return failure('NO_ANSWER', result.reason.zh);
  if (result.at !== 'pin') return cardFailure(result);
  return pinFailure(pinRefusal(result.step, result.statusWord));
}
