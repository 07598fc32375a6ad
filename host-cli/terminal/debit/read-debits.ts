import { fromHex, toHex } from '../../../apdu/bytes.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { DETAIL_BYTES } from '../../../card-model/applications/social/debit/debit-message.js';
import type { CardIdentification } from '../identify-card.js';
import { requireDirectory } from '../keys/directories.js';
import type { KeySource } from '../keys/key-source.js';
import type { PinRefusal } from '../pin/pin-result.js';
import type { FileReading, ReadRefusal } from '../reading/file-reading.js';
import { ReadingSession } from '../reading/reading-session.js';

/** What opens EF06 and EF08 of DF04. */
export interface ReadDebitsMeans {
  /** 4 to 12 digits. */
  readonly pin?: string;
  /** DF04.RK opens EF08 without the PIN; EF06 needs DF04.RK_EF06 beside the PIN. */
  readonly keys?: KeySource;
}

/** One record of EF08. */
export interface DebitRecord {
  /** From 1, the newest. */
  readonly number: number;
  /** Of the card, 1 to FFFF. */
  readonly sequence: number;
  /** '2' for a debit. */
  readonly type: string;
  /** 12 digits. */
  readonly terminal: string;
  /** 'YYYYMMDDhhmmss' */
  readonly dateTime: string;
  /** Fen. */
  readonly account: number;
  /** Fen. */
  readonly selfPay: number;
  /** Fen. */
  readonly pooled: number;
}

/** What the card may still spend. */
export interface SpendingControl {
  readonly outcome: 'read';
  readonly allowed: boolean;
  /** Of one debit, fen. */
  readonly ceiling: number;
  readonly debitsLeft: number;
}

export interface DebitsNotRead extends ReadRefusal {
  readonly outcome: 'not-read';
}

export type DebitRecordsResult =
  | { readonly outcome: 'read'; readonly records: readonly DebitRecord[] }
  | DebitsNotRead
  | PinRefusal;

export type SpendingControlResult = SpendingControl | DebitsNotRead | PinRefusal;

const CONTROL_FILE = 0xef06;
const DETAIL_FILE = 0xef08;
const TAG = { ALLOWED: 0x90, CEILING: 0x92, DEBITS_LEFT: 0x93 } as const;
const ALLOWED = 1;

/**
 * The transactions of EF08, newest first.
 * @throws TransportError when the link fails; TerminalError for a PIN that is none
 */
export async function readDebitRecords(
  transport: Transport,
  identification: CardIdentification,
  means: ReadDebitsMeans,
): Promise<DebitRecordsResult> {
  const reading = await readMedicalFile(transport, identification, DETAIL_FILE, means);
  if ('outcome' in reading) return reading;
  const records = (reading.records ?? []).flatMap(({ number, raw }) => decodeRecord(number, fromHex(raw)));
  return { outcome: 'read', records };
}

/**
 * EF06: whether, how much and how often the card may spend.
 * @throws TransportError when the link fails; TerminalError for a PIN that is none
 */
export async function readSpendingControl(
  transport: Transport,
  identification: CardIdentification,
  means: ReadDebitsMeans,
): Promise<SpendingControlResult> {
  const reading = await readMedicalFile(transport, identification, CONTROL_FILE, means);
  if ('outcome' in reading) return reading;
  // Unwritten elements count as nothing, as the card takes them.
  const number = (tag: number) =>
    Number(reading.records?.find((record) => record.tag === tag)?.value || Number.NaN);
  return {
    outcome: 'read',
    allowed: number(TAG.ALLOWED) === ALLOWED,
    ceiling: number(TAG.CEILING) || 0,
    debitsLeft: number(TAG.DEBITS_LEFT) || 0,
  };
}

async function readMedicalFile(
  transport: Transport,
  identification: CardIdentification,
  fid: number,
  { pin, keys }: ReadDebitsMeans,
): Promise<FileReading | DebitsNotRead | PinRefusal> {
  const session = new ReadingSession(transport, identification, keys);
  if (pin !== undefined) {
    const verified = await session.verifyPin(pin);
    if (verified.outcome !== 'verified') return verified;
  }
  const directory = requireDirectory(session.profile, 'DF04');
  const reading = await session.readFile(directory, directory.files.find((file) => file.fid === fid)!);
  return reading.refused ? { outcome: 'not-read', ...reading.refused } : reading;
}

/** None for a record of another length. */
function decodeRecord(number: number, bytes: Uint8Array): DebitRecord[] {
  if (bytes.length !== DETAIL_BYTES) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [
    {
      number,
      sequence: view.getUint16(0),
      type: String.fromCharCode(view.getUint8(2)),
      terminal: toHex(bytes.subarray(3, 9)),
      dateTime: toHex(bytes.subarray(9, 16)),
      account: view.getUint32(16),
      selfPay: view.getUint32(20),
      pooled: view.getUint32(24),
    },
  ];
}
