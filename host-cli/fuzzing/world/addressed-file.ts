import type { CommandView } from '../../../apdu/codec/command-view.js';
import type { MapDirectory, MapFile } from './card-map.js';
import type { FileChange, FileReading } from './file-memory.js';

/** Instructions that are about an EF. ISO/IEC 7816-4:2005, 7.2 and 7.3. */
export const FILE_INS = {
  READ_BINARY: 0xb0,
  READ_RECORD: 0xb2,
  WRITE_RECORD: 0xd2,
  UPDATE_BINARY: 0xd6,
  UPDATE_RECORD: 0xdc,
  APPEND_RECORD: 0xe2,
} as const;

const ALL = new Set<number>(Object.values(FILE_INS));
const UPDATES = new Set<number>([
  FILE_INS.WRITE_RECORD,
  FILE_INS.UPDATE_BINARY,
  FILE_INS.UPDATE_RECORD,
  FILE_INS.APPEND_RECORD,
]);

/** Low three bits of P2. ISO/IEC 7816-4:2005, table 49. */
const MODE = { FIRST: 0, LAST: 1, PREVIOUS: 3, NUMBER: 4 } as const;
const SHORT_IDENTIFIER = 0x80;
const ANY_BYTES = 256;

export const isAboutFile = (ins: number): boolean => ALL.has(ins);
export const isUpdate = (ins: number): boolean => UPDATES.has(ins);

const isBinary = (ins: number): boolean => ins === FILE_INS.READ_BINARY || ins === FILE_INS.UPDATE_BINARY;

/** The short identifier that a command names; 0 for the current EF. */
export function namedSfi({ ins, p1, p2 }: CommandView): number {
  if (!isBinary(ins)) return p2 >> 3;
  return p1 & SHORT_IDENTIFIER ? p1 & 0x1f : 0;
}

/** The file that a command is about; undefined where it is not known. */
export function addressedFile(
  view: CommandView,
  directory: MapDirectory,
  current: MapFile | undefined,
): MapFile | undefined {
  if (!isAboutFile(view.ins)) return undefined;
  const sfi = namedSfi(view);
  return sfi === 0 ? current : directory.fileBySfi(sfi);
}

/** Offset in bytes that READ or UPDATE BINARY names. */
export function binaryOffset({ p1, p2 }: CommandView): number {
  return p1 & SHORT_IDENTIFIER ? p2 : (p1 << 8) | p2;
}

/** The number of the record that a command means; undefined where it depends on the current record or is not known. */
export function recordNumber({ p1, p2 }: CommandView, file: MapFile): number | undefined {
  const mode = p2 & 0x07;
  if (mode === MODE.NUMBER) return p1 === 0 ? undefined : p1;
  if (mode === MODE.FIRST && p1 === 0) return 1;
  const index =
    mode === MODE.FIRST ? file.tags.indexOf(p1) : mode === MODE.LAST ? file.tags.lastIndexOf(p1) : -1;
  return index < 0 || p1 === 0 ? undefined : index + 1;
}

/** What the data of a served read say of the file; undefined where it is not known which part they are. */
export function readingOf(view: CommandView, file: MapFile, data: Uint8Array): FileReading | undefined {
  if (view.ins === FILE_INS.READ_BINARY) {
    return file.kind === 'transparent'
      ? { kind: 'stretch', offset: binaryOffset(view), bytes: data }
      : undefined;
  }
  if (view.ins !== FILE_INS.READ_RECORD || file.kind === 'transparent') return undefined;
  const number = recordNumber(view, file);
  // Some cards answer a shorter Le with the beginning of the record.
  const beginning = view.ne < ANY_BYTES && data.length === view.ne;
  return number === undefined ? undefined : { kind: 'record', number, bytes: data, beginning };
}

/** What an update writes; undefined where that depends on more than the command. */
export function changeOf(view: CommandView, file: MapFile): FileChange | undefined {
  const bytes = view.data().slice();
  if (view.ins === FILE_INS.UPDATE_BINARY) return { kind: 'stretch', offset: binaryOffset(view), bytes };
  if (file.kind === 'cyclic') {
    const appends = view.ins === FILE_INS.APPEND_RECORD || (view.p2 & 0x07) === MODE.PREVIOUS;
    return appends ? { kind: 'append', bytes } : undefined;
  }
  if (view.ins === FILE_INS.APPEND_RECORD) return undefined;
  const number = recordNumber(view, file);
  return number === undefined ? undefined : { kind: 'record', number, bytes };
}
