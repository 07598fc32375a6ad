import type { WalkCommand } from './random-walk-apdu.js';

type CardContents = import('../../card-model/index.js').CardContents;
type DirectoryImage = import('../../card-model/index.js').DirectoryImage;
type FileImage = import('../../card-model/index.js').FileImage;
type AccessRule = import('../../card-model/index.js').AccessRule;

export interface Tries {
  triesLeft: number;
  /** 0 for a key that no cryptogram from outside is compared with. */
  maximumTries: number;
}

export interface WalkKey extends Tries {
  readonly type: string;
  readonly reference: number;
  readonly version: number;
  readonly value: Uint8Array;
}

export interface WalkPin extends Tries {
  value: Uint8Array;
}

export interface WalkFile {
  readonly fid: number;
  readonly kind: FileImage['kind'];
  readonly read: AccessRule;
  readonly update: AccessRule;
  readonly issuerData: boolean;
  /** Of a transparent file. */
  content: Uint8Array;
  /** Of the others; of a ring the newest first. */
  records: Uint8Array[];
  readonly recordBytes: number;
  readonly maximumRecords: number;
}

/** What the model knows of a directory: what the card keeps, and the rights gained there. */
export interface WalkDirectory {
  readonly fid: number;
  readonly aid: Uint8Array | undefined;
  readonly parent: WalkDirectory | undefined;
  /** Only at the head of an application. */
  lifeCycle: string | undefined;
  block: 'none' | 'blocked' | 'permanent';
  unblockTries: number;
  keyRoom: number;
  pin: WalkPin | undefined;
  keys: WalkKey[];
  files: WalkFile[];
  directories: WalkDirectory[];
  /** Data objects in no file, which no command of the walk changes. */
  readonly objects: string;
  /** References of the keys shown here and not dropped since. */
  readonly held: Set<number>;
  pinShown: boolean;
}

export const UNBLOCK_TRIES = 3;

function fileOf(image: FileImage): WalkFile {
  const { fid, kind, rules, issuerData } = image;
  const shared = { fid, kind, read: rules.read, update: rules.update, issuerData };
  if (image.kind === 'transparent') {
    return { ...shared, content: image.content.slice(), records: [], recordBytes: 0, maximumRecords: 0 };
  }
  const { recordBytes, maximumRecords } = image;
  const records = image.records.map((record) => record.slice());
  return { ...shared, content: new Uint8Array(0), records, recordBytes, maximumRecords };
}

function directoryOf(image: DirectoryImage, parent: WalkDirectory | undefined): WalkDirectory {
  const directory: WalkDirectory = {
    fid: image.fid,
    aid: image.aid,
    parent,
    lifeCycle: image.lifeCycle,
    block: image.block?.state ?? 'none',
    unblockTries: image.block?.triesLeft ?? UNBLOCK_TRIES,
    keyRoom: image.keyRoom ?? 0,
    pin: image.pin && { ...image.pin },
    keys: image.keys.map(({ type, reference, version, value, triesLeft, maximumTries }) => ({
      type,
      reference,
      version,
      value,
      triesLeft,
      maximumTries,
    })),
    files: image.files.map(fileOf),
    directories: [],
    objects: JSON.stringify(image.objects ?? []),
    held: new Set(),
    pinShown: false,
  };
  directory.directories = image.directories.map((child) => directoryOf(child, directory));
  return directory;
}

/** The tree of a card as it keeps it, with no right gained. */
export const walkTree = (contents: CardContents): WalkDirectory =>
  directoryOf(contents.masterFile, undefined);

export function allOfTree(directory: WalkDirectory): WalkDirectory[] {
  return [directory, ...directory.directories.flatMap(allOfTree)];
}

/** Whether `directory` is `other` or stands above it. */
export function holdsBelow(directory: WalkDirectory, other: WalkDirectory): boolean {
  return directory === other || (other.parent !== undefined && holdsBelow(directory, other.parent));
}

/** The directory or the nearest above it of which something is true. */
export function nearest(
  directory: WalkDirectory | undefined,
  fits: (directory: WalkDirectory) => boolean,
): WalkDirectory | undefined {
  return directory === undefined || fits(directory) ? directory : nearest(directory.parent, fits);
}

/** The child of the MF in which a directory lies. */
export const environmentOf = (directory: WalkDirectory): WalkDirectory | undefined =>
  nearest(directory, ({ parent }) => parent !== undefined && parent.parent === undefined);

/** Of a directory and all above it: for good before for a time. */
export function blockOf(directory: WalkDirectory | undefined): WalkDirectory['block'] {
  if (directory === undefined || directory.block === 'permanent') return directory?.block ?? 'none';
  const above = blockOf(directory.parent);
  return above === 'none' ? directory.block : above;
}

export const sfiOf = (fid: number): number => fid & 0x1f;

/**
 * Everything that a card keeps as text, its counters apart in the order of the tree: two states are compared so.
 * A block without tries left is one for good, whichever way it came to be.
 */
export function fingerprint(root: WalkDirectory): { readonly kept: string; readonly counters: number[] } {
  const counters: number[] = [];
  const parts: (string | number | boolean | undefined)[] = [];
  const text = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const visit = (directory: WalkDirectory): void => {
    const { fid, aid, lifeCycle, block, unblockTries, keyRoom, pin, keys, files, directories } = directory;
    counters.push(block === 'none' ? UNBLOCK_TRIES : unblockTries, pin?.triesLeft ?? 0);
    const shown = block === 'permanent' && unblockTries === 0 ? 'blocked' : block;
    parts.push('DF', fid, aid && text(aid), lifeCycle, shown, keyRoom, directory.objects);
    if (pin) parts.push('PIN', text(pin.value), pin.maximumTries);
    for (const { type, reference, version, value, triesLeft, maximumTries } of keys) {
      counters.push(triesLeft);
      parts.push(type, reference, version, text(value), maximumTries);
    }
    for (const file of files) {
      parts.push('EF', file.fid, file.kind, file.issuerData, file.recordBytes, file.maximumRecords);
      parts.push(text(file.content));
      for (const record of file.records) parts.push(text(record));
    }
    for (const child of directories) visit(child);
    parts.push('end');
  };
  visit(root);
  return { kept: parts.join('|'), counters };
}

export interface WalkTarget {
  readonly directory: WalkDirectory;
  readonly file?: WalkFile;
}

const MASTER_FILE = 0x3f00;
const childOf = ({ directories }: WalkDirectory, fid: number) =>
  directories.find((child) => child.fid === fid);

function byFile(directory: WalkDirectory, fid: number): WalkTarget | undefined {
  const file = directory.files.find((other) => other.fid === fid);
  return file && { directory, file };
}

const asTarget = (directory: WalkDirectory | undefined): WalkTarget | undefined => directory && { directory };

/** ISO/IEC 7816-4:2005, 5.3.1.1: own files and directories, itself, the one above, those beside it. */
function byIdentifier(root: WalkDirectory, current: WalkDirectory, fid: number) {
  if (fid === MASTER_FILE) return asTarget(root);
  const { parent } = current;
  const near = [...current.directories, current, ...(parent ? [parent, ...parent.directories] : [])];
  return byFile(current, fid) ?? asTarget(near.find((directory) => directory.fid === fid));
}

/** A whole name before one that only begins so; then what lies in the environment at hand. */
function byName(root: WalkDirectory, current: WalkDirectory, name: Uint8Array, next: boolean) {
  const wanted = Buffer.from(name);
  const fitting = allOfTree(root).filter(({ aid }) => aid && wanted.equals(aid.subarray(0, name.length)));
  if (next) return asTarget(fitting[fitting.indexOf(current) + 1]);
  const whole = fitting.filter(({ aid }) => aid!.length === name.length);
  const best = whole.length > 0 ? whole : fitting;
  const place = environmentOf(current);
  return asTarget(best.find((directory) => place && environmentOf(directory) === place) ?? best[0]);
}

function byPath(from: WalkDirectory, path: Uint8Array): WalkTarget | undefined {
  const identifier = (path[0]! << 8) | path[1]!;
  const last = path.length === 2;
  const file = last ? byFile(from, identifier) : undefined;
  const child = childOf(from, identifier);
  if (file || !child) return file;
  return last ? { directory: child } : byPath(child, path.subarray(2));
}

/** What a SELECT of right form means, undefined when there is no such thing. */
export function selectedBy(
  root: WalkDirectory,
  current: WalkDirectory,
  { p1, p2, data }: Pick<WalkCommand, 'p1' | 'p2' | 'data'>,
): WalkTarget | undefined {
  const identifier = data.length >= 2 ? (data[0]! << 8) | data[1]! : MASTER_FILE;
  switch (p1) {
    case 0x00:
      return byIdentifier(root, current, identifier);
    case 0x01:
      return asTarget(childOf(current, identifier));
    case 0x02:
      // Readers of the field select directories so too (ssc-card.md 1).
      return (
        byFile(current, identifier) ??
        asTarget(childOf(current, identifier) ?? (current.parent && childOf(current.parent, identifier)))
      );
    case 0x03:
      return asTarget(current.parent);
    case 0x04:
      return byName(root, current, data, p2 === 0x02);
    case 0x08:
      return byPath(root, data);
    default:
      return byPath(current, data);
  }
}
