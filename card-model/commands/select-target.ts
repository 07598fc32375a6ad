import type { Directory } from '../files/directory.js';
import type { FileNode } from '../files/file-node.js';

/** What a SELECT makes current: a directory, and an EF of it. */
export interface Target {
  readonly directory: Directory;
  readonly file?: FileNode;
}

const directoryTarget = (directory: Directory | undefined): Target | undefined => directory && { directory };

/** An EF of the directory with that file identifier. */
export function findFile(directory: Directory, identifier: number): Target | undefined {
  const file = directory.fileByFid(identifier);
  return file && { directory, file };
}

/** A directory right below. */
export function findChild(directory: Directory, identifier: number): Target | undefined {
  return directoryTarget(directory.directories.find(({ fid }) => fid === identifier));
}

/** A directory below, else one beside: readers of the field select them as if they were files (ssc-card.md 1). */
export function findNearby(current: Directory, identifier: number): Target | undefined {
  return findChild(current, identifier) ?? (current.parent && findChild(current.parent, identifier));
}

/**
 * By file identifier: what the current directory holds, then the directory above and the directories beside
 * the current one. ISO/IEC 7816-4:2005, 5.3.1.1.
 */
export function findByIdentifier(current: Directory, identifier: number): Target | undefined {
  const { parent } = current;
  const own = current.fid === identifier ? current : undefined;
  const above = parent?.fid === identifier ? parent : undefined;
  return (
    findFile(current, identifier) ??
    findChild(current, identifier) ??
    directoryTarget(own ?? above) ??
    (parent && findChild(parent, identifier))
  );
}

/** Whether the DF name begins with `name`: a name cut at the right selects too. ISO/IEC 7816-4:2005, 5.3.1.1. */
function nameBegins({ aid }: Directory, name: Uint8Array): boolean {
  if (aid === undefined || name.length > aid.length) return false;
  for (let index = 0; index < name.length; index++) if (aid[index] !== name[index]) return false;
  return true;
}

/** The child of the MF that a directory is or lies in; undefined for the MF. */
export function environmentOf(directory: Directory): Directory | undefined {
  let environment: Directory | undefined;
  for (let at = directory; at.parent; at = at.parent) environment = at;
  return environment;
}

/**
 * By DF name in the order of the tree; a whole name comes before a cut one, then what is in the current environment
 * before what is not: two environments may have an application of the same name.
 * `next` = the one after the current directory, for the terminal that walks through all of a family.
 */
export function findByName(
  allDirectories: readonly Directory[],
  current: Directory,
  name: Uint8Array,
  next: boolean,
): Target | undefined {
  const fitting = allDirectories.filter((directory) => nameBegins(directory, name));
  if (next) return directoryTarget(fitting[fitting.indexOf(current) + 1]);
  const whole = fitting.filter(({ aid }) => aid?.length === name.length);
  const best = whole.length > 0 ? whole : fitting;
  const environment = best.length > 1 ? environmentOf(current) : undefined;
  const near = environment && best.find((directory) => environmentOf(directory) === environment);
  return directoryTarget(near ?? best[0]);
}

/** By path: file identifiers one below the other; the last may be an EF, whose directory becomes current with it. */
export function findByPath(from: Directory, path: Uint8Array): Target | undefined {
  let directory = from;
  for (let offset = 0; offset < path.length; offset += 2) {
    const identifier = (path[offset]! << 8) | path[offset + 1]!;
    const last = offset === path.length - 2;
    const target: Target | undefined =
      (last ? findFile(directory, identifier) : undefined) ?? findChild(directory, identifier);
    if (!target || target.file) return target;
    directory = target.directory;
  }
  return { directory };
}
