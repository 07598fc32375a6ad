import { SW } from '../../apdu/codec/status-word.js';
import { keyData } from './demonstration.js';
import type { WalkCommand } from './random-walk-apdu.js';

type DirectoryPlan = import('../../card-model/index.js').DirectoryPlan;
type FilePlan = import('../../card-model/index.js').FilePlan;

/** A key as the walk knows it; `triesLeft` and the rights are what the model says, not what the card says. */
export interface WalkKey {
  readonly type: string;
  readonly reference: number;
  readonly value: Uint8Array;
  /** 0 for a key that no cryptogram from outside is compared with. */
  readonly maximumTries: number;
  triesLeft: number;
}

export interface WalkDirectory {
  readonly label: string;
  readonly fid: number;
  readonly aid: Uint8Array | undefined;
  readonly parent: WalkDirectory | undefined;
  readonly hasPin: boolean;
  readonly keys: readonly WalkKey[];
  readonly files: readonly FilePlan[];
  readonly directories: WalkDirectory[];
  /** References of the keys shown here and not dropped since. */
  readonly held: Set<number>;
}

export interface WalkTarget {
  readonly directory: WalkDirectory;
  readonly file?: FilePlan;
}

/** Keys that EXTERNAL AUTHENTICATE takes. ssc-card.md 2.3. */
const OPENING_TYPES = ['MK', 'EXTERNAL'];
const USUAL_TRIES = 3;
const MASTER_FILE = 0x3f00;

/** The tree of a plan with all tries and no right; `keyOf` gives the card key of a name. */
export function walkTree(
  plan: DirectoryPlan,
  keyOf: (name: string) => Uint8Array,
  parent?: WalkDirectory,
): WalkDirectory {
  const directory: WalkDirectory = {
    label: plan.label,
    fid: plan.fid,
    aid: plan.aid === undefined ? undefined : Uint8Array.from(Buffer.from(plan.aid, 'hex')),
    parent,
    hasPin: plan.hasPin ?? false,
    keys: plan.keys.map(({ name, type, reference }) => {
      const maximumTries = OPENING_TYPES.includes(type) ? (keyData(name).tries ?? USUAL_TRIES) : 0;
      return { type, reference, value: keyOf(name), maximumTries, triesLeft: maximumTries };
    }),
    files: plan.files,
    directories: [],
    held: new Set(),
  };
  directory.directories.push(...plan.directories.map((child) => walkTree(child, keyOf, directory)));
  return directory;
}

export function allOfTree(directory: WalkDirectory): WalkDirectory[] {
  return [directory, ...directory.directories.flatMap(allOfTree)];
}

/** Whether `directory` is `other` or stands above it. */
export function holdsBelow(directory: WalkDirectory, other: WalkDirectory): boolean {
  return directory === other || (other.parent !== undefined && holdsBelow(directory, other.parent));
}

const childOf = ({ directories }: WalkDirectory, fid: number) =>
  directories.find((child) => child.fid === fid);

function byFile(directory: WalkDirectory, fid: number): WalkTarget | undefined {
  const file = directory.files.find((plan) => plan.fid === fid);
  return file && { directory, file };
}

const asTarget = (directory: WalkDirectory | undefined): WalkTarget | undefined => directory && { directory };

/** ISO/IEC 7816-4:2005, 5.3.1.1: own files and directories, itself, the one above, those beside it. */
function byIdentifier(all: readonly WalkDirectory[], current: WalkDirectory, fid: number) {
  if (fid === MASTER_FILE) return asTarget(all[0]);
  const { parent } = current;
  const near = [...current.directories, current, ...(parent ? [parent, ...parent.directories] : [])];
  return byFile(current, fid) ?? asTarget(near.find((directory) => directory.fid === fid));
}

function byName(all: readonly WalkDirectory[], current: WalkDirectory, name: Uint8Array, next: boolean) {
  const wanted = Buffer.from(name);
  const fitting = all.filter(({ aid }) => aid && wanted.equals(aid.subarray(0, name.length)));
  if (next) return asTarget(fitting[fitting.indexOf(current) + 1]);
  return asTarget(fitting.find(({ aid }) => aid!.length === name.length) ?? fitting[0]);
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
  all: readonly WalkDirectory[],
  current: WalkDirectory,
  { p1, p2, data }: { readonly p1: number; readonly p2: number; readonly data: Uint8Array },
): WalkTarget | undefined {
  const identifier = data.length >= 2 ? (data[0]! << 8) | data[1]! : MASTER_FILE;
  switch (p1) {
    case 0x00:
      return byIdentifier(all, current, identifier);
    case 0x01:
      return asTarget(childOf(current, identifier));
    case 0x02:
      return byFile(current, identifier);
    case 0x03:
      return asTarget(current.parent);
    case 0x04:
      return byName(all, current, data, p2 === 0x02);
    case 0x08:
      return byPath(all[0]!, data);
    default:
      return byPath(current, data);
  }
}

/** Counts of bytes that SELECT takes by P1. ISO/IEC 7816-4:2005, table 39. */
const SELECT_LENGTH_FITS: Readonly<Record<number, (count: number) => boolean>> = {
  0: (count) => count === 0 || count === 2,
  1: (count) => count === 2,
  2: (count) => count === 2,
  3: (count) => count === 0,
  4: (count) => count >= 5 && count <= 16,
  8: (count) => count >= 2 && count % 2 === 0,
  9: (count) => count >= 2 && count % 2 === 0,
};
/** Why SELECT refuses a form, undefined when it does not. */
export function selectRefusal({ p1, p2, data }: Pick<WalkCommand, 'p1' | 'p2' | 'data'>): number | undefined {
  const fits = SELECT_LENGTH_FITS[p1];
  if (!fits) return SW.WRONG_P1_P2;
  if (!fits(data.length)) return SW.WRONG_LENGTH;
  const answerKnown = [0x00, 0x04, 0x0c].includes(p2) || (p2 === 0x02 && p1 === 0x04);
  return answerKnown ? undefined : SW.WRONG_P1_P2;
}
