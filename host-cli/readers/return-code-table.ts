import type { PcscErrorCode } from './pcsc-error.js';

/** What a function of PC/SC returned when it did not do what was asked. */
export interface ReturnCode {
  /** As winscard.h has it. */
  readonly name: string;
  readonly value: number;
  /** Our word for the kind of trouble. */
  readonly code: PcscErrorCode;
  readonly meaning: string;
}

/**
 * The return codes that a program meets; any other is told as a number. Values and names: PC/SC part 5, 3.1.4, and
 * winscard.h of Windows, macOS and PC/SC lite, which agree on them.
 */
export const RETURN_CODES: readonly ReturnCode[] = [
  {
    name: 'SCARD_F_INTERNAL_ERROR',
    value: 0x80100001,
    code: 'PCSC_FAILED',
    meaning: 'the service failed inside',
  },
  { name: 'SCARD_E_CANCELLED', value: 0x80100002, code: 'CANCELLED', meaning: 'the wait was cancelled' },
  {
    name: 'SCARD_E_INVALID_HANDLE',
    value: 0x80100003,
    code: 'SERVICE_LOST',
    meaning: 'the service knows the connection no longer',
  },
  {
    name: 'SCARD_E_INVALID_PARAMETER',
    value: 0x80100004,
    code: 'PCSC_FAILED',
    meaning: 'a parameter is not allowed',
  },
  {
    name: 'SCARD_E_NO_MEMORY',
    value: 0x80100006,
    code: 'PCSC_FAILED',
    meaning: 'the service has no memory left',
  },
  {
    name: 'SCARD_E_INSUFFICIENT_BUFFER',
    value: 0x80100008,
    code: 'PCSC_FAILED',
    meaning: 'the answer is longer than PC/SC carries',
  },
  {
    name: 'SCARD_E_UNKNOWN_READER',
    value: 0x80100009,
    code: 'READER_MISSING',
    meaning: 'there is no such reader',
  },
  {
    name: 'SCARD_E_TIMEOUT',
    value: 0x8010000a,
    code: 'PCSC_FAILED',
    meaning: 'the reader did not answer in time',
  },
  {
    name: 'SCARD_E_SHARING_VIOLATION',
    value: 0x8010000b,
    code: 'READER_BUSY',
    meaning: 'another program uses the card',
  },
  {
    name: 'SCARD_E_NO_SMARTCARD',
    value: 0x8010000c,
    code: 'CARD_MISSING',
    meaning: 'there is no card in the reader',
  },
  { name: 'SCARD_E_UNKNOWN_CARD', value: 0x8010000d, code: 'PCSC_FAILED', meaning: 'the card is not known' },
  {
    name: 'SCARD_E_PROTO_MISMATCH',
    value: 0x8010000f,
    code: 'PROTOCOL_REFUSED',
    meaning: 'card and reader do not offer that protocol',
  },
  { name: 'SCARD_E_NOT_READY', value: 0x80100010, code: 'READER_BUSY', meaning: 'the reader is not ready' },
  {
    name: 'SCARD_E_INVALID_VALUE',
    value: 0x80100011,
    code: 'PCSC_FAILED',
    meaning: 'a value is not allowed',
  },
  {
    name: 'SCARD_E_SYSTEM_CANCELLED',
    value: 0x80100012,
    code: 'SERVICE_LOST',
    meaning: 'the system ended the call',
  },
  {
    name: 'SCARD_F_COMM_ERROR',
    value: 0x80100013,
    code: 'PCSC_FAILED',
    meaning: 'the link inside the service failed',
  },
  {
    name: 'SCARD_F_UNKNOWN_ERROR',
    value: 0x80100014,
    code: 'PCSC_FAILED',
    meaning: 'the service does not say why',
  },
  {
    name: 'SCARD_E_NOT_TRANSACTED',
    value: 0x80100016,
    code: 'PCSC_FAILED',
    meaning: 'the reader or the card gave no answer',
  },
  {
    name: 'SCARD_E_READER_UNAVAILABLE',
    value: 0x80100017,
    code: 'READER_MISSING',
    meaning: 'the reader has been unplugged',
  },
  {
    name: 'SCARD_P_SHUTDOWN',
    value: 0x80100018,
    code: 'SERVICE_LOST',
    meaning: 'the service is shutting down',
  },
  {
    name: 'SCARD_E_CARD_UNSUPPORTED',
    value: 0x8010001c,
    code: 'PCSC_FAILED',
    meaning: 'the service does not support the card',
  },
  {
    name: 'SCARD_E_NO_SERVICE',
    value: 0x8010001d,
    code: 'SERVICE_MISSING',
    meaning: 'no PC/SC service runs',
  },
  {
    name: 'SCARD_E_SERVICE_STOPPED',
    value: 0x8010001e,
    code: 'SERVICE_LOST',
    meaning: 'the PC/SC service has stopped',
  },
  {
    name: 'SCARD_E_UNSUPPORTED_FEATURE',
    value: 0x8010001f,
    code: 'CONTROL_REFUSED',
    meaning: 'the reader does not support that',
  },
  { name: 'SCARD_E_NO_ACCESS', value: 0x80100027, code: 'ACCESS_DENIED', meaning: 'access is denied' },
  {
    name: 'SCARD_E_NO_READERS_AVAILABLE',
    value: 0x8010002e,
    code: 'READER_MISSING',
    meaning: 'no reader is connected',
  },
  {
    name: 'SCARD_E_COMM_DATA_LOST',
    value: 0x8010002f,
    code: 'PCSC_FAILED',
    meaning: 'data were lost between service and reader',
  },
  {
    name: 'SCARD_E_SERVER_TOO_BUSY',
    value: 0x80100031,
    code: 'PCSC_FAILED',
    meaning: 'the service is too busy',
  },
  {
    name: 'SCARD_W_UNSUPPORTED_CARD',
    value: 0x80100065,
    code: 'CARD_MUTE',
    meaning: 'the answer to reset of the card is not understood',
  },
  {
    name: 'SCARD_W_UNRESPONSIVE_CARD',
    value: 0x80100066,
    code: 'CARD_MUTE',
    meaning: 'the card does not answer to reset',
  },
  {
    name: 'SCARD_W_UNPOWERED_CARD',
    value: 0x80100067,
    code: 'CARD_RESET',
    meaning: 'the card has lost power',
  },
  {
    name: 'SCARD_W_RESET_CARD',
    value: 0x80100068,
    code: 'CARD_RESET',
    meaning: 'another program has reset the card',
  },
  {
    name: 'SCARD_W_REMOVED_CARD',
    value: 0x80100069,
    code: 'CARD_REMOVED',
    meaning: 'the card has been removed',
  },
  {
    name: 'SCARD_W_SECURITY_VIOLATION',
    value: 0x8010006a,
    code: 'ACCESS_DENIED',
    meaning: 'access is denied',
  },
];

export const findReturnCode = (value: number): ReturnCode | undefined =>
  RETURN_CODES.find((row) => row.value === value);
