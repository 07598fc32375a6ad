import { SW } from '../../apdu/codec/status-word.js';
import { same, type WalkCard, type WalkOrder } from './random-walk-card.js';
import type { EffectOf } from './random-walk-model.js';
import type { WalkDirectory, WalkFile } from './random-walk-tree.js';

const REFERENCE = 0x01;
const INITIALISED_BYTES = 12;
const DETAIL_BYTES = 0x1c;
/** Gives a MAC that is wrong but for one chance in four thousand million. */
const UNKNOWN_RANDOM = new Uint8Array(4);

const bytesOf = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(value / 256 ** (count - 1 - index)) % 256);
const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

const keyOf = ({ keys }: WalkDirectory, type: string, version: number) =>
  keys.find((key) => key.type === type && key.reference === REFERENCE && key.version === version);

/** What a record of EF06 says: big-endian in four bytes, else digits; undefined when nothing. */
function elementOf({ records }: WalkFile, tag: number): number | undefined {
  const value = records.find(([first]) => first === tag)!.subarray(2);
  if (value.every((byte) => byte === 0xff)) return undefined;
  if (value.length === 4) return numberOf(value);
  const digits = Buffer.from(value).toString('latin1').replace(/\0+$/, '');
  return /^[0-9]+$/.test(digits) ? Number(digits) : undefined;
}

/** Control of spending; the next sequence number when it allows the total. Conventions, medical debit. */
function allowed({ directory }: WalkCard, total: number): { sequence: number; ceiling: number } | number {
  const control = directory.files.find(({ fid }) => fid === 0xef06);
  const details = directory.files.find(({ fid }) => fid === 0xef08);
  if (!control || !details) return SW.FILE_NOT_FOUND;
  const kinds = control.kind === 'linear-variable' && details.kind === 'cyclic';
  if (!kinds || details.recordBytes !== DETAIL_BYTES) return SW.FILE_KIND_WRONG;
  if ([0x90, 0x92, 0x93].some((tag) => !control.records.some(([first]) => first === tag))) {
    return SW.RECORD_NOT_FOUND;
  }
  const ceiling = elementOf(control, 0x92);
  const left = elementOf(control, 0x93);
  const last = details.records[0] ? numberOf(details.records[0].subarray(0, 2)) : 0;
  if (elementOf(control, 0x90) !== 1 || ceiling === undefined || left === undefined || last === 0xffff) {
    return SW.CONDITIONS_NOT_SATISFIED;
  }
  if (total > ceiling) return SW.AMOUNT_OVER_LIMIT;
  return left === 0 ? SW.DEBIT_COUNT_EXHAUSTED : { sequence: last + 1, ceiling };
}

const totalOf = (amounts: Uint8Array): number =>
  [0, 4, 8].reduce((sum, at) => sum + numberOf(amounts.subarray(at, at + 4)), 0);

/** For the holder alone. */
const holderOnly =
  (effect: EffectOf): EffectOf =>
  (card, command, challenge) =>
    card.pinOwner?.pinShown ? effect(card, command, challenge) : SW.SECURITY_STATUS_NOT_SATISFIED;

const initialise: EffectOf = (card, { data }) => {
  card.order = undefined;
  const version = data[0]!;
  const { directory } = card;
  if (!keyOf(directory, 'DPK', version) || !keyOf(directory, 'DTK', version)) return SW.REFERENCE_NOT_FOUND;
  const amounts = data.slice(1, 13);
  const allowance = allowed(card, totalOf(amounts));
  if (typeof allowance === 'number') return allowance;
  const { sequence } = allowance;
  card.order = { version, amounts, terminal: data.slice(13), sequence, random: undefined };
  return { statusWord: SW.SUCCESS, count: INITIALISED_BYTES };
};

/** MAC1 as the terminal reckons it, for an order. */
export function debitMac1(card: WalkCard, order: WalkOrder, key: Uint8Array, data: Uint8Array): Uint8Array {
  const { algorithm } = card;
  const session = sessionOf(card, order, key, data);
  return algorithm.debitMac(
    session,
    Uint8Array.of(...order.amounts, 0x32, ...order.terminal, ...data.subarray(4, 11)),
  );
}

const sessionOf = ({ algorithm }: WalkCard, order: WalkOrder, key: Uint8Array, data: Uint8Array) =>
  algorithm.debitSessionKey(
    key,
    order.random ?? UNKNOWN_RANDOM,
    Uint8Array.from(bytesOf(order.sequence, 2)),
    data.subarray(0, 4),
  );

const debit: EffectOf = (card, { data }) => {
  const { order, directory, algorithm } = card;
  if (!order) return SW.CONDITIONS_NOT_SATISFIED;
  card.order = undefined;
  const dpk = keyOf(directory, 'DPK', order.version);
  const dtk = keyOf(directory, 'DTK', order.version);
  if (!dpk || !dtk) return SW.REFERENCE_NOT_FOUND;
  const mac1 = order.random && debitMac1(card, order, dpk.value, data);
  if (!mac1 || !same(mac1, data.subarray(11))) return SW.MAC_INVALID_DEBIT;
  const { amounts, terminal, sequence } = order;
  const allowance = allowed(card, totalOf(amounts));
  if (typeof allowance === 'number') return allowance;
  if (allowance.sequence !== sequence) return SW.CONDITIONS_NOT_SATISFIED;

  const number = bytesOf(sequence, 2);
  const dateTime = data.subarray(4, 11);
  const details = directory.files.find(({ fid }) => fid === 0xef08)!;
  const detail = Uint8Array.of(...number, 0x32, ...terminal, ...dateTime, ...amounts);
  details.records = [detail, ...details.records].slice(0, details.maximumRecords);
  spendOne(directory.files.find(({ fid }) => fid === 0xef06)!);
  const certified = [...amounts, 0x32, ...terminal, ...data.subarray(0, 4), ...dateTime, ...number];
  const tac = algorithm.debitTac(dtk.value, Uint8Array.from(certified));
  const mac2 = algorithm.debitMac(sessionOf(card, order, dpk.value, data), amounts);
  return { statusWord: SW.SUCCESS, data: Uint8Array.of(...tac, ...mac2) };
};

/** One off tag 93, in the form that it has. */
function spendOne(control: WalkFile): void {
  const index = control.records.findIndex(([tag]) => tag === 0x93);
  const record = control.records[index]!;
  const left = elementOf(control, 0x93)! - 1;
  const count = record.length - 2;
  const value =
    count === 4 ? bytesOf(left, 4) : Array.from(Buffer.from(String(left).padStart(count, '0'), 'latin1'));
  control.records[index] = Uint8Array.of(record[0]!, record[1]!, ...value);
}

/** INITIALISE and DEBIT. Conventions, medical debit. */
export const DEBIT_EFFECTS: Readonly<Record<string, EffectOf>> = {
  INITIALISE: holderOnly(initialise),
  DEBIT: holderOnly(debit),
};
