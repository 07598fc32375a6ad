import { concatBytes, fromHex } from '../../../../apdu/bytes.js';
import { encodeAmount } from '../../../../apdu/payment/amount.js';
import {
  buildDol,
  type DolEntry,
  parseDol,
  type TagValues,
} from '../../../../apdu/payment/data-object-list.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { OBJECT } from '../objects.js';
import { SFI } from '../sfi.js';
import { prepareDol } from '../terminal-values.js';
import { logFile } from './log-files.js';
import { firstFound, listedValues } from './tag-lookup.js';

const TAG_BYTES = 2;
const AMOUNT_BYTES = 6;
/** Tag, balance before, balance after; the objects of DF4F follow. */
const HEAD_BYTES = TAG_BYTES + 2 * AMOUNT_BYTES;
/** What record 00 tells of a load beside its head: date, time, ATC. pboc.md 4 */
const TOLD = parseDol(fromHex('9A039F21039F3602'));
const MAXIMUM_TOLD = 10;

/** One change of a balance by PUT DATA. */
export interface BalanceChange {
  /** 9F79 or DF79. */
  readonly tag: number;
  /** In the smallest unit. */
  readonly before: number;
  readonly after: number;
}

/** Log format of loads (DF4F); without one, date, time and ATC. */
function formatOf({ objects }: Directory): readonly DolEntry[] {
  const format = objects.get(OBJECT.LOAD_LOG_FORMAT.tag);
  return format ? prepareDol(format).entries : TOLD;
}

/** Adds a load to the load log as part of the running command; places as for `logTransaction`. pboc.md 4 */
export function logLoad(
  memory: NonVolatileMemory,
  directory: Directory,
  { tag, before, after }: BalanceChange,
  ...terminal: readonly (TagValues | undefined)[]
): void {
  const file = logFile(directory, SFI.LOADS);
  if (!file) return;
  const record = concatBytes(
    Uint8Array.of(tag >> 8, tag & 0xff),
    encodeAmount(before),
    encodeAmount(after),
    buildDol(formatOf(directory), firstFound(...terminal, directory.objects)),
  );
  if (record.length === file.recordBytes) file.append(memory, record, 0);
}

/**
 * The whole load log, record 00 of its file: ATC, count, up to ten loads of 22 bytes, the newest first, and 4 bytes of
 * MAC under the MAC session key of the ATC. Undefined where the card keeps no such log. pboc.md 4
 * @param mac of what it is given, at least 4 bytes
 */
export function loadLogAnswer(
  directory: Directory,
  mac: (atc: number, data: Uint8Array) => Uint8Array,
): Uint8Array | undefined {
  const file = logFile(directory, SFI.LOADS);
  const atc = directory.objects.get(OBJECT.ATC.tag);
  if (!file || !atc) return undefined;
  const format = formatOf(directory);
  const count = Math.min(file.recordCount, MAXIMUM_TOLD);
  const loads = Array.from({ length: count }, (_, index) => {
    const record = file.record(index + 1)!;
    const values = listedValues(format, record.subarray(HEAD_BYTES));
    return concatBytes(record.subarray(0, HEAD_BYTES), buildDol(TOLD, values));
  });
  const told = concatBytes(atc, Uint8Array.of(count), ...loads);
  return concatBytes(told, mac((atc[0]! << 8) | atc[1]!, told).subarray(0, 4));
}
