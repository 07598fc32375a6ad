import type { CommandView } from '../../../apdu/codec/command-view.js';
import type { CardMap, MapDirectory, MapFile } from './card-map.js';

/** What a SELECT has made current. */
export interface FoundTarget {
  readonly directory: MapDirectory;
  readonly file?: MapFile;
}

const MASTER_FILE = 0x3f00;

/** P1 of SELECT. ISO/IEC 7816-4:2005, table 39. */
const BY = {
  IDENTIFIER: 0x00,
  CHILD: 0x01,
  FILE: 0x02,
  PARENT: 0x03,
  NAME: 0x04,
  PATH_FROM_MF: 0x08,
  PATH_FROM_CURRENT: 0x09,
} as const;

/** P2 of SELECT: the next one with that name. */
const NEXT = 0x02;

/**
 * What a card makes current that has served this SELECT, by the search order of ISO/IEC 7816-4:2005, 5.3.1.1 and the
 * conventions; undefined where that cannot be told, as when the current directory is not known.
 */
export function findTarget(
  view: CommandView,
  map: CardMap,
  current: MapDirectory | undefined,
): FoundTarget | undefined {
  const root = map.directories[0]!;
  const { p1, nc } = view;
  const data = view.data();
  const identifier = nc >= 2 ? (data[0]! << 8) | data[1]! : MASTER_FILE;
  if (p1 === BY.NAME) return byName(map, current, data, view.p2 === NEXT);
  if (p1 === BY.PATH_FROM_MF) return byPath(root, data);
  if (p1 === BY.IDENTIFIER && identifier === MASTER_FILE) return { directory: root };
  if (current === undefined) return undefined;
  switch (p1) {
    case BY.IDENTIFIER:
      return (
        fileIn(current, identifier) ??
        directory(childOf(current, identifier)) ??
        directory(itself(current, identifier) ?? itself(current.parent, identifier)) ??
        directory(childOf(current.parent, identifier))
      );
    case BY.CHILD:
      return directory(childOf(current, identifier));
    case BY.FILE:
      return (
        fileIn(current, identifier) ??
        directory(childOf(current, identifier) ?? childOf(current.parent, identifier))
      );
    case BY.PARENT:
      return directory(current.parent);
    case BY.PATH_FROM_CURRENT:
      return byPath(current, data);
    default:
      return undefined;
  }
}

/** Whether the DF name begins with these bytes. */
export function nameBegins({ aid }: MapDirectory, name: Uint8Array): boolean {
  if (aid === undefined || name.length > aid.length) return false;
  for (let index = 0; index < name.length; index++) if (aid[index] !== name[index]) return false;
  return true;
}

const directory = (found: MapDirectory | undefined): FoundTarget | undefined => found && { directory: found };

const childOf = (parent: MapDirectory | undefined, fid: number): MapDirectory | undefined =>
  parent?.children.find((child) => child.fid === fid);

const itself = (at: MapDirectory | undefined, fid: number): MapDirectory | undefined =>
  at?.fid === fid ? at : undefined;

function fileIn(at: MapDirectory, fid: number): FoundTarget | undefined {
  const file = at.fileByFid(fid);
  return file && { directory: at, file };
}

function environmentOf(at: MapDirectory): MapDirectory | undefined {
  let environment: MapDirectory | undefined;
  for (let up: MapDirectory | undefined = at; up?.parent; up = up.parent) environment = up;
  return environment;
}

function byName(
  { directories }: CardMap,
  current: MapDirectory | undefined,
  name: Uint8Array,
  next: boolean,
): FoundTarget | undefined {
  const fitting = directories.filter((candidate) => nameBegins(candidate, name));
  if (next) return current && directory(fitting[fitting.indexOf(current) + 1]);
  const whole = fitting.filter(({ aid }) => aid?.length === name.length);
  const best = whole.length > 0 ? whole : fitting;
  if (best.length < 2) return directory(best[0]);
  // Two environments may have an application of one name: it depends on the current one.
  if (current === undefined) return undefined;
  const environment = environmentOf(current);
  const near = environment && best.find((candidate) => environmentOf(candidate) === environment);
  return directory(near ?? best[0]);
}

function byPath(from: MapDirectory, path: Uint8Array): FoundTarget | undefined {
  let at = from;
  for (let offset = 0; offset + 1 < path.length; offset += 2) {
    const identifier = (path[offset]! << 8) | path[offset + 1]!;
    const last = offset === path.length - 2;
    const file = last ? fileIn(at, identifier) : undefined;
    if (file) return file;
    const below = childOf(at, identifier);
    if (below === undefined) return undefined;
    at = below;
  }
  return { directory: at };
}
