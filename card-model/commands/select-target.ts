import type { Directory } from '../files/directory.js';
import type { FileNode } from '../files/file-node.js';

export type Target = Directory | FileNode;

/**
 * By file identifier: what the current directory holds, then the directory above and the directories beside
 * the current one. ISO/IEC 7816-4:2005, 5.3.1.1.
 */
export function findByIdentifier(current: Directory, identifier: number): Target | undefined {
  const file = current.fileByFid(identifier);
  if (file) return file;
  const named = (directory: Directory): boolean => directory.fid === identifier;
  const { parent } = current;
  return (
    current.directories.find(named) ??
    (named(current) ? current : undefined) ??
    (parent && named(parent) ? parent : undefined) ??
    parent?.directories.find(named)
  );
}

/** Whether the DF name begins with `name`: a name cut at the right selects too. ISO/IEC 7816-4:2005, 5.3.1.1. */
function nameBegins({ aid }: Directory, name: Uint8Array): boolean {
  if (aid === undefined || name.length > aid.length) return false;
  for (let index = 0; index < name.length; index++) if (aid[index] !== name[index]) return false;
  return true;
}

/**
 * By DF name in the order of the tree; a whole name comes before a cut one.
 * `next` = the one after the current directory, for the terminal that walks through all of a family.
 */
export function findByName(
  allDirectories: readonly Directory[],
  current: Directory,
  name: Uint8Array,
  next: boolean,
): Directory | undefined {
  const fitting = allDirectories.filter((directory) => nameBegins(directory, name));
  if (next) return fitting[fitting.indexOf(current) + 1];
  return fitting.find((directory) => directory.aid?.length === name.length) ?? fitting[0];
}

/** By path: file identifiers one below the other, the last may be an EF. */
export function findByPath(from: Directory, path: Uint8Array): Target | undefined {
  let directory = from;
  for (let offset = 0; offset < path.length; offset += 2) {
    const identifier = (path[offset]! << 8) | path[offset + 1]!;
    const last = offset === path.length - 2;
    const file = last ? directory.fileByFid(identifier) : undefined;
    if (file) return file;
    const child = directory.directories.find(({ fid }) => fid === identifier);
    if (!child) return undefined;
    directory = child;
  }
  return directory;
}
