import { exactLength, SW } from '../../apdu/codec/status-word.js';
import type { WalkCommand } from './random-walk-apdu.js';
import { same, type WalkCard } from './random-walk-card.js';
import type { Effect, EffectOf } from './random-walk-model.js';
import { environmentOf, sfiOf, type WalkDirectory, type WalkFile } from './random-walk-tree.js';

type AccessRule = import('../../card-model/index.js').AccessRule;

const MASTER_KEY = 0x00;
/** The most that 6Cxx can tell. */
const TELLABLE = 256;

/** The file that a command is about, or why there is none. */
export function locate({ directory, file }: WalkCard, { sfi }: WalkCommand): WalkFile | number {
  if (sfi === 0) return file ?? SW.NO_CURRENT_EF;
  return directory.files.find(({ fid }) => sfiOf(fid) === sfi) ?? SW.FILE_NOT_FOUND;
}

/** The rights to a file, then what is done with it. */
const accessing =
  (
    act: 'read' | 'update',
    effect: (card: WalkCard, command: WalkCommand, file: WalkFile) => Effect | number,
  ): EffectOf =>
  (card, command) => {
    const file = locate(card, command);
    if (typeof file === 'number') return file;
    if (!card.allows(file[act])) return SW.SECURITY_STATUS_NOT_SATISFIED;
    card.useFile(file);
    return effect(card, command, file);
  };

/** Number of the record that P1 and P2 mean, 0 when there is none. ISO/IEC 7816-4:2005, 7.3.2. */
function findRecord({ p1, p2 }: WalkCommand, { records, kind }: WalkFile, current: number): number {
  const mode = p2 & 7;
  if (mode === 4) {
    const number = p1 === 0 ? current : p1;
    return number <= records.length ? number : 0;
  }
  const fits = records.map((record) => p1 === 0 || (kind !== 'cyclic' && record[0] === p1));
  if (mode === 0) return fits.indexOf(true) + 1;
  if (mode === 1) return fits.lastIndexOf(true) + 1;
  if (mode === 2) return fits.indexOf(true, current) + 1;
  return fits.slice(0, current > 0 ? current - 1 : fits.length).lastIndexOf(true) + 1;
}

const readRecord = accessing('read', (card, command, file) => {
  if (file.kind === 'transparent') return SW.FILE_KIND_WRONG;
  const number = findRecord(command, file, card.record);
  if (number === 0) return SW.RECORD_NOT_FOUND;
  const data = file.records[number - 1]!;
  if (command.ne !== data.length && !command.asksForAll) return exactLength(data.length);
  card.record = number;
  return { statusWord: SW.SUCCESS, data };
});

const offsetOf = ({ p1, p2 }: WalkCommand): number => (p1 & 0x80 ? p2 : (p1 << 8) | p2);

const readBinary = accessing('read', (_card, command, { kind, content }) => {
  if (kind !== 'transparent') return SW.FILE_KIND_WRONG;
  const left = content.subarray(offsetOf(command));
  if (left.length === 0) return SW.WRONG_OFFSET;
  const { ne, asksForAll } = command;
  if (ne <= left.length || asksForAll) return { statusWord: SW.SUCCESS, data: left.slice(0, ne) };
  if (left.length <= TELLABLE) return exactLength(left.length);
  return { statusWord: SW.END_OF_FILE, data: left };
});

const updateBinary = accessing('update', (_card, command, { kind, content }) => {
  if (kind !== 'transparent') return SW.FILE_KIND_WRONG;
  const offset = offsetOf(command);
  if (offset >= content.length) return SW.WRONG_OFFSET;
  if (offset + command.data.length > content.length) return SW.NOT_ENOUGH_SPACE;
  content.set(command.data, offset);
  return SW.SUCCESS;
});

function replace(card: WalkCard, { data }: WalkCommand, file: WalkFile, number: number): number {
  const record = file.records[number - 1]!;
  if (data.length !== record.length || !same(data.subarray(0, 2), record.subarray(0, 2)))
    return SW.WRONG_DATA;
  file.records[number - 1] = data.slice();
  card.record = number;
  return SW.SUCCESS;
}

function appendToRing(card: WalkCard, { data }: WalkCommand, file: WalkFile): number {
  if (data.length !== file.recordBytes) return SW.WRONG_DATA;
  file.records = [data.slice(), ...file.records].slice(0, file.maximumRecords);
  card.record = 1;
  return SW.SUCCESS;
}

/** A tag, a length of one byte or 81 and one more, and so many bytes. */
function isTlv(data: Uint8Array): boolean {
  if (data.length < 2) return false;
  const long = data[1] === 0x81 && data.length > 0x81;
  return long ? data[2] === data.length - 3 : data[1] === data.length - 2;
}

function addToList(card: WalkCard, { data }: WalkCommand, file: WalkFile): number {
  if (file.records.length === file.maximumRecords) return SW.NOT_ENOUGH_SPACE;
  const fits =
    file.kind === 'linear-fixed' ? data.length === file.recordBytes : data.length <= file.recordBytes;
  if (!fits || !isTlv(data)) return SW.WRONG_DATA;
  file.records.push(data.slice());
  card.record = file.records.length;
  return SW.SUCCESS;
}

const updateRecord = accessing('update', (card, command, file) => {
  if (file.kind === 'transparent') return SW.FILE_KIND_WRONG;
  if (file.kind === 'cyclic') {
    const previous = command.p1 === 0 && (command.p2 & 7) === 3;
    return previous ? appendToRing(card, command, file) : SW.FILE_KIND_WRONG;
  }
  const number = findRecord(command, file, card.record);
  return number === 0 ? SW.RECORD_NOT_FOUND : replace(card, command, file, number);
});

const writeRecord = accessing('update', (card, command, file) => {
  if (file.kind === 'transparent' || file.kind === 'cyclic') return SW.FILE_KIND_WRONG;
  const { p1 } = command;
  if (p1 <= file.records.length) return replace(card, command, file, p1);
  return p1 > file.records.length + 1 ? SW.RECORD_NOT_FOUND : addToList(card, command, file);
});

const appendRecord = accessing('update', (card, command, file) => {
  if (file.kind === 'transparent') return SW.FILE_KIND_WRONG;
  return file.kind === 'cyclic' ? appendToRing(card, command, file) : addToList(card, command, file);
});

const HEADER_BYTES = 32;
const KEY_RECORD_BYTES = 24;
const bytesOfFile = ({ kind, content, maximumRecords, recordBytes }: WalkFile): number =>
  HEADER_BYTES + (kind === 'transparent' ? content.length : maximumRecords * recordBytes);

function bytesOf({ keyRoom, files, directories }: WalkDirectory): number {
  const internal = keyRoom > 0 ? HEADER_BYTES + keyRoom * KEY_RECORD_BYTES : 0;
  const own = files.reduce((sum, file) => sum + bytesOfFile(file), HEADER_BYTES + internal);
  return directories.reduce((sum, child) => sum + bytesOf(child), own);
}

/** Kinds of files in CREATE FILE. ssc-card.md 3 */
export const KIND_CODE = {
  internal: 0xc3,
  transparent: 0xc4,
  'linear-fixed': 0xc5,
  'linear-variable': 0xc6,
  cyclic: 0xc7,
  directory: 0x38,
} as const;
/** The rules that the walk gives to new files, in the four bytes of CREATE FILE. */
export const NEW_RULES: readonly (readonly [code: string, rule: AccessRule])[] = [
  ['00ffffff', 'always'],
  ['ffffffff', 'never'],
  ['0400ffff', { key: 0x00 }],
  ['02ffffff', { pin: true }],
];
/** Flags of a new directory: head of an application, and blocked from the beginning. */
const HEAD = 0x01;
const BLOCKED = 0x02;
const RESERVED = [0x0000, 0x3f00, 0x3fff, 0xffff];
const KINDS = Object.entries(KIND_CODE) as [keyof typeof KIND_CODE, number][];

/** Count of bytes that the new thing takes and how it comes to be; undefined for data that are none. */
function newThing(
  card: WalkCard,
  data: Uint8Array,
): { readonly bytes: number; readonly make: () => number } | undefined {
  const kind = KINDS.find(([, code]) => code === data[0])?.[0];
  const fid = (data[1]! << 8) | data[2]!;
  const { directory } = card;
  if (kind === undefined || RESERVED.includes(fid)) return undefined;
  if (kind === 'directory') {
    const aid = data.length > 16 ? data.slice(16) : undefined;
    const filled = data.subarray(5, 16).every((byte) => byte === 0xff);
    if (data[4]! > (HEAD | BLOCKED) || !filled || (aid && aid.length < 5)) return undefined;
    return { bytes: HEADER_BYTES, make: () => addDirectory(card, data, fid, aid) };
  }
  if (data.length !== 16 || data[14] !== 0xff || data[15] !== 0xff || data[5]! > 1) return undefined;
  const [read, update] = [6, 10].map(
    (at) => NEW_RULES.find(([code]) => code === Buffer.from(data.subarray(at, at + 4)).toString('hex'))?.[1],
  );
  if (read === undefined || update === undefined) return undefined;
  const [first = 0, second = 0] = data.subarray(3, 5);
  if (kind === 'internal') {
    if (
      first === 0 ||
      second !== KEY_RECORD_BYTES ||
      read !== 'never' ||
      update !== 'never' ||
      data[5] !== 0
    ) {
      return undefined;
    }
    return {
      bytes: HEADER_BYTES + first * KEY_RECORD_BYTES,
      make: () => {
        if (directory.keyRoom > 0) return SW.FILE_EXISTS;
        directory.keyRoom = first;
        return SW.SUCCESS;
      },
    };
  }
  const size = (first << 8) | second;
  const sized =
    kind === 'transparent'
      ? size > 0 && size < 0x8000
      : first > 0 && first < 0xff && second >= (kind === 'cyclic' ? 1 : 2);
  if (!sized) return undefined;
  const content = new Uint8Array(kind === 'transparent' ? size : 0).fill(0xff);
  const [maximumRecords, recordBytes] = kind === 'transparent' ? [0, 0] : [first, second];
  const shared = { fid, kind, read, update, issuerData: data[5] === 1 };
  const file: WalkFile = { ...shared, content, records: [], recordBytes, maximumRecords };
  return {
    bytes: bytesOfFile(file),
    make: () => {
      if (directory.files.some((other) => sfiOf(other.fid) === sfiOf(fid))) return SW.FILE_EXISTS;
      directory.files.push(file);
      return SW.SUCCESS;
    },
  };
}

/** A name stands once in an environment, and never beside the environments themselves. */
function addDirectory(
  { directory, root, all }: WalkCard,
  data: Uint8Array,
  fid: number,
  aid: Uint8Array | undefined,
): number {
  if (data[3] !== 1) return SW.WRONG_DATA;
  const near = (other: WalkDirectory): boolean =>
    directory === root || other.parent === root || environmentOf(other) === environmentOf(directory);
  if (aid && all.some((other) => other.aid && same(other.aid, aid) && near(other))) return SW.DF_NAME_EXISTS;
  directory.directories.push({
    fid,
    aid,
    parent: directory,
    lifeCycle: data[4]! & HEAD ? 'INITIALISED' : undefined,
    block: data[4]! & BLOCKED ? 'blocked' : 'none',
    unblockTries: 3,
    keyRoom: 0,
    pin: undefined,
    keys: [],
    files: [],
    directories: [],
    objects: '[]',
    held: new Set(),
    pinShown: false,
  });
  return SW.SUCCESS;
}

const createFile: EffectOf = (card, { data }) => {
  const { directory, root, memoryBytes } = card;
  if (!directory.held.has(MASTER_KEY)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  const thing = newThing(card, data);
  if (!thing) return SW.WRONG_DATA;
  const fid = (data[1]! << 8) | data[2]!;
  if ([directory, ...directory.files, ...directory.directories].some((other) => other.fid === fid))
    return SW.FILE_EXISTS;
  return bytesOf(root) + thing.bytes > memoryBytes ? SW.NOT_ENOUGH_SPACE : thing.make();
};

const deleteFile: EffectOf = (card, { p2 }) => {
  const { directory, file } = card;
  const owner = p2 === 3 ? directory : (directory.parent ?? directory);
  if (!owner.held.has(MASTER_KEY)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  if (p2 === 3) {
    if (!file) return SW.NO_CURRENT_EF;
    directory.files = directory.files.filter((other) => other !== file);
    card.file = undefined;
    card.record = 0;
    return SW.SUCCESS;
  }
  const isDdf = directory.parent === undefined || directory.lifeCycle !== undefined;
  if (isDdf !== (p2 === 1) || !directory.parent) return SW.CONDITIONS_NOT_SATISFIED;
  owner.directories = owner.directories.filter((other) => other !== directory);
  card.enter(owner);
  return SW.SUCCESS;
};

/** Files: reading, updating, creating, deleting. Conventions, kernel rules; ssc-card.md 3. */
export const FILE_EFFECTS: Readonly<Record<string, EffectOf>> = {
  'READ RECORD': readRecord,
  'READ BINARY': readBinary,
  'UPDATE RECORD': updateRecord,
  'UPDATE BINARY': updateBinary,
  'WRITE RECORD': writeRecord,
  'APPEND RECORD': appendRecord,
  'CREATE FILE': createFile,
  'DELETE FILE': deleteFile,
};
