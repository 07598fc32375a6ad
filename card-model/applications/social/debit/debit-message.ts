import { concatBytes } from '../../../../apdu/bytes.js';

/** Lengths of the fields of a medical debit, in bytes. Conventions, medical debit. */
export const DEBIT_BYTES = {
  AMOUNTS: 12,
  TERMINAL: 6,
  TERMINAL_SEQUENCE: 4,
  DATE_TIME: 7,
  SEQUENCE: 2,
  RANDOM: 4,
  MAC: 4,
} as const;

/** One record of EF08. ssc-card.md 1.5 */
export const DETAIL_BYTES = 0x1c;

/** What INITIALISE fixes. */
export interface DebitOrder {
  /** Personal account, self pay, pooled fund: 3 x 4 bytes, fen. */
  readonly amounts: Uint8Array;
  /** 6 bytes, BCD. */
  readonly terminal: Uint8Array;
}

/** What is known when the card debits. */
export interface DebitEvent extends DebitOrder {
  /** 7 bytes, BCD YYYYMMDDhhmmss. */
  readonly dateTime: Uint8Array;
  /** Of the terminal, 4 bytes. */
  readonly terminalSequence: Uint8Array;
  /** Of the card, 2 bytes. */
  readonly sequence: Uint8Array;
}

/** Type of transaction: '2', as the field's MAC1 input and EF08 have it (ssc-card.md 4.2b). */
const DEBIT_TYPE = Uint8Array.of(0x32);

/** The terminal shows with this MAC that it knows DPK, 1Ah bytes. */
export function mac1Message({ amounts, terminal, dateTime }: DebitEvent): Uint8Array {
  return concatBytes(amounts, DEBIT_TYPE, terminal, dateTime);
}

/** The card shows with this MAC that it knows DPK. */
export function mac2Message({ amounts }: DebitOrder): Uint8Array {
  return amounts;
}

/** What the card certifies with DTK. */
export function tacMessage(event: DebitEvent): Uint8Array {
  const { amounts, terminal, terminalSequence, dateTime, sequence } = event;
  return concatBytes(amounts, DEBIT_TYPE, terminal, terminalSequence, dateTime, sequence);
}

/** The record of EF08. */
export function detailRecord({ sequence, terminal, dateTime, amounts }: DebitEvent): Uint8Array {
  return concatBytes(sequence, DEBIT_TYPE, terminal, dateTime, amounts);
}

/** The sum in fen; above FFFFFFFF it is told as it is. */
export function totalOf({ amounts }: Pick<DebitOrder, 'amounts'>): number {
  const view = new DataView(amounts.buffer, amounts.byteOffset, amounts.byteLength);
  return view.getUint32(0) + view.getUint32(4) + view.getUint32(8);
}

/** @param number not negative and small enough for `count` bytes */
export function bigEndian(number: number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => (number / 256 ** (count - 1 - index)) & 0xff);
}

/** The card's sequence number as commands, MACs and EF08 carry it. */
export const sequenceBytes = (sequence: number): Uint8Array => bigEndian(sequence, DEBIT_BYTES.SEQUENCE);
