/** A directory of an image of version 1, as its JSON shows it. */
interface OldDirectory {
  readonly keys: readonly unknown[];
  readonly pin?: unknown;
  readonly files: readonly OldFile[];
  readonly directories: readonly OldDirectory[];
}

interface OldFile {
  readonly kind: string;
  /** Hexadecimal. */
  readonly records?: readonly string[];
}

const KEY_VERSIONS = 4;
const MAXIMUM_KEY_ROOM = 0xff;

/**
 * The contents of an image of version 1 as version 2 has them: files of records tell how many there may be and how long,
 * directories how many keys they have room for. Cards of version 1 had all their records, and room for no further keys.
 * @param contents parsed JSON whose digest was right, so that its shape is what the first version wrote
 */
export function upgradeFromVersion1(contents: unknown): unknown {
  const { masterFile, ...rest } = contents as { readonly masterFile: OldDirectory };
  return { ...rest, masterFile: upgradeDirectory(masterFile) };
}

function upgradeDirectory(directory: OldDirectory): unknown {
  const { keys, pin, files, directories } = directory;
  const keyRoom = Math.min(KEY_VERSIONS * keys.length + (pin ? 1 : 0), MAXIMUM_KEY_ROOM);
  return {
    ...directory,
    ...(keyRoom > 0 && { keyRoom }),
    files: files.map(upgradeFile),
    directories: directories.map(upgradeDirectory),
  };
}

function upgradeFile(file: OldFile): unknown {
  if (!file.kind.startsWith('linear') || !file.records) return file;
  const recordBytes = Math.max(...file.records.map((record) => record.length / 2));
  return { ...file, recordBytes, maximumRecords: file.records.length };
}
