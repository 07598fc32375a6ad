import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { KeyImage } from '../../card-model/security/key.js';
import type { OneWayState } from './tear-walk.js';

/** File identifiers from below the MF. */
type Path = readonly number[];

/** Applies a change to one directory. */
function withDirectory(
  contents: CardContents,
  path: Path,
  change: (directory: DirectoryImage) => DirectoryImage,
): CardContents {
  const visit = (directory: DirectoryImage, depth: number): DirectoryImage => {
    if (depth === path.length) return change(directory);
    const directories = directory.directories.map((child) =>
      child.fid === path[depth] ? visit(child, depth + 1) : child,
    );
    return { ...directory, directories };
  };
  return { ...contents, masterFile: visit(contents.masterFile, 0) };
}

const METHOD_BLOCKED = 0x6983;
/** SELECT refuses what is blocked for good with 9303; the directory above, which stays current, is not blocked. */
const NOT_BLOCKED_THERE = 0x6985;

/** In a state without tries even the right secret is refused. */
const spent = (contents: CardContents, left: number, refusal: number): OneWayState[] => [
  left === 0 ? { contents, answers: refusal } : { contents },
];

/** The PIN with one try less. */
export function pinTrySpent(contents: CardContents, path: Path = [0xddf1]): OneWayState[] {
  let left = 0;
  const changed = withDirectory(contents, path, (directory) => {
    left = directory.pin!.triesLeft - 1;
    return { ...directory, pin: { ...directory.pin!, triesLeft: left } };
  });
  return spent(changed, left, METHOD_BLOCKED);
}

/** One key with one try less. */
export const keyTrySpent =
  (path: Path, { type, reference, version }: Pick<KeyImage, 'type' | 'reference' | 'version'>) =>
  (contents: CardContents): OneWayState[] => {
    let left = 0;
    const changed = withDirectory(contents, path, (directory) => ({
      ...directory,
      keys: directory.keys.map((key) => {
        if (key.type !== type || key.reference !== reference || key.version !== version) return key;
        left = key.triesLeft - 1;
        return { ...key, triesLeft: left };
      }),
    }));
    return spent(changed, left, METHOD_BLOCKED);
  };

/** A blocked directory with one try less to unblock it; without any it is blocked for good. */
export const unblockTrySpent =
  (path: Path) =>
  (contents: CardContents): OneWayState[] => {
    let left = 0;
    const changed = withDirectory(contents, path, (directory) => {
      left = directory.block!.triesLeft - 1;
      const state = left === 0 ? 'permanent' : 'blocked';
      return { ...directory, block: { state, triesLeft: left } };
    });
    return spent(changed, left, NOT_BLOCKED_THERE);
  };

/** The transport key with one try less. */
export function transportTrySpent(contents: CardContents): OneWayState[] {
  const { transportKey } = contents;
  const triesLeft = transportKey!.triesLeft - 1;
  const changed = { ...contents, transportKey: { ...transportKey!, triesLeft } };
  return spent(changed, triesLeft, METHOD_BLOCKED);
}
