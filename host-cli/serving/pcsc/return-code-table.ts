import type { Bilingual } from '../../../apdu/codec/bilingual.js';

export interface ReturnCodeEntry {
  readonly value: number;
  readonly meaning: Bilingual;
  readonly source: string;
}

const SOURCE = 'pcsclite.h of PCSC lite 1.9.9';

/** What a command of the service answers in its `returnCode` field. */
export const RETURN_CODES = {
  SUCCESS: { value: 0, meaning: { en: 'done', zh: '成功' }, source: SOURCE },
  INTERNAL_ERROR: {
    value: 0x80100001,
    meaning: { en: 'a fault of the service itself', zh: '服务内部错误' },
    source: SOURCE,
  },
  CANCELLED: {
    value: 0x80100002,
    meaning: { en: 'the wait was cancelled', zh: '等待已取消' },
    source: SOURCE,
  },
  INVALID_HANDLE: {
    value: 0x80100003,
    meaning: { en: 'no such context or card handle', zh: '句柄无效' },
    source: SOURCE,
  },
  INVALID_PARAMETER: {
    value: 0x80100004,
    meaning: { en: 'a wrong parameter', zh: '参数错误' },
    source: SOURCE,
  },
  NO_MEMORY: {
    value: 0x80100006,
    meaning: { en: 'this client holds as many handles as it may', zh: '资源不足' },
    source: SOURCE,
  },
  INSUFFICIENT_BUFFER: {
    value: 0x80100008,
    meaning: { en: 'the answer is longer than the room for it', zh: '缓冲区不足' },
    source: SOURCE,
  },
  UNKNOWN_READER: {
    value: 0x80100009,
    meaning: { en: 'no such reader', zh: '未知的读卡器' },
    source: SOURCE,
  },
  SHARING_VIOLATION: {
    value: 0x8010000b,
    meaning: { en: 'another program has the card for itself', zh: '卡被其他程序独占' },
    source: SOURCE,
  },
  NO_SMARTCARD: {
    value: 0x8010000c,
    meaning: { en: 'no card in the reader', zh: '读卡器中无卡' },
    source: SOURCE,
  },
  PROTOCOL_MISMATCH: {
    value: 0x8010000f,
    meaning: { en: 'the card does not speak that protocol', zh: '协议不匹配' },
    source: SOURCE,
  },
  INVALID_VALUE: {
    value: 0x80100011,
    meaning: { en: 'a value outside its range', zh: '值无效' },
    source: SOURCE,
  },
  NOT_TRANSACTED: {
    value: 0x80100016,
    meaning: { en: 'the exchange did not take place or has no answer', zh: '未能完成交换' },
    source: SOURCE,
  },
  SERVICE_STOPPED: {
    value: 0x8010001e,
    meaning: { en: 'the service does not speak this version', zh: '服务不支持该协议版本' },
    source: SOURCE,
  },
  UNSUPPORTED_FEATURE: {
    value: 0x8010001f,
    meaning: { en: 'the reader cannot do that', zh: '读卡器不支持该功能' },
    source: SOURCE,
  },
  UNRESPONSIVE_CARD: {
    value: 0x80100066,
    meaning: { en: 'the card does not answer to reset', zh: '卡对复位无应答' },
    source: SOURCE,
  },
  UNPOWERED_CARD: {
    value: 0x80100067,
    meaning: { en: 'the card has no power', zh: '卡未上电' },
    source: SOURCE,
  },
  RESET_CARD: {
    value: 0x80100068,
    meaning: { en: 'the card was reset since: reconnect', zh: '卡已被复位，需重新连接' },
    source: SOURCE,
  },
  REMOVED_CARD: {
    value: 0x80100069,
    meaning: { en: 'the card was removed since: reconnect', zh: '卡已被移出，需重新连接' },
    source: SOURCE,
  },
} as const satisfies Record<string, ReturnCodeEntry>;

export type ReturnCodeName = keyof typeof RETURN_CODES;

/** Values by name: `RC.NO_SMARTCARD`. */
export const RC = Object.fromEntries(
  Object.entries(RETURN_CODES).map(([name, { value }]) => [name, value]),
) as { readonly [Name in ReturnCodeName]: number };
