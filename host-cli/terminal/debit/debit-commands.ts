import { concatBytes } from '../../../apdu/bytes.js';
import type { ResponseApdu } from '../../../apdu/codec/response-apdu.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import {
  DEBIT_BYTES,
  type DebitEvent,
  type DebitOrder,
} from '../../../card-model/applications/social/debit/debit-message.js';
import { exchange } from '../connection/social-transport.js';

const CLA = 0x80;
const INITIALISE = { cla: CLA, ins: 0x50, p1: 0x01, p2: 0x02 } as const;
const DEBIT = { cla: CLA, ins: 0x54, p1: 0x01, p2: 0x00 } as const;

const CEILING_BYTES = 4;
const INITIALISED_BYTES = CEILING_BYTES + DEBIT_BYTES.SEQUENCE + 2 + DEBIT_BYTES.RANDOM;
const DEBITED_BYTES = 2 * DEBIT_BYTES.MAC;

/** What the card answers to INITIALISE. */
export interface Initialised {
  /** Fen. */
  readonly ceiling: number;
  /** Of the card, 2 bytes. */
  readonly sequence: Uint8Array;
  readonly keyVersion: number;
  readonly algorithmByte: number;
  /** 4 bytes. */
  readonly random: Uint8Array;
}

/** What the card answers to DEBIT; 4 bytes each. */
export interface Debited {
  readonly tac: Uint8Array;
  readonly mac2: Uint8Array;
}

/* The two commands of a medical debit, in DF04. Conventions, medical debit. */

export function initialise(
  transport: Transport,
  keyVersion: number,
  { amounts, terminal }: DebitOrder,
): Promise<ResponseApdu> {
  const data = concatBytes(Uint8Array.of(keyVersion), amounts, terminal);
  return exchange(transport, { ...INITIALISE, data, ne: INITIALISED_BYTES });
}

/** Undefined when the answer has another length. */
export function readInitialised(data: Uint8Array): Initialised | undefined {
  if (data.length !== INITIALISED_BYTES) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    ceiling: view.getUint32(0),
    sequence: data.slice(4, 6),
    keyVersion: view.getUint8(6),
    algorithmByte: view.getUint8(7),
    random: data.slice(8),
  };
}

export function sendDebit(
  transport: Transport,
  { terminalSequence, dateTime }: Pick<DebitEvent, 'terminalSequence' | 'dateTime'>,
  mac1: Uint8Array,
): Promise<ResponseApdu> {
  const data = concatBytes(terminalSequence, dateTime, mac1);
  return exchange(transport, { ...DEBIT, data, ne: DEBITED_BYTES });
}

/** Undefined when the answer has another length. */
export function readDebited(data: Uint8Array): Debited | undefined {
  if (data.length !== DEBITED_BYTES) return undefined;
  return { tac: data.slice(0, DEBIT_BYTES.MAC), mac2: data.slice(DEBIT_BYTES.MAC) };
}
