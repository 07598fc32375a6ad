export type FileErrorCode =
  | 'FILE_MISSING'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'FILE_NOT_UNDERSTOOD'
  | 'FILE_CHANGED'
  | 'IMAGE_IN_USE';

/** A file that cannot be used, or whose contents cannot. */
export class FileError extends Error {
  override readonly name = 'FileError';

  /** @param code of this class, or that of the error that tells what is wrong inside the file */
  constructor(
    readonly code: FileErrorCode | (string & {}),
    readonly path: string,
    problem: string,
    cause?: unknown,
  ) {
    super(`${path}: ${problem}`, cause === undefined ? undefined : { cause });
  }
}

/** What the codes of the operating system mean to a person. */
const SYSTEM_CODES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be larger than allowed',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the device failed',
  ELOOP: 'too many symbolic links',
  ERR_INVALID_ARG_VALUE: 'the path holds a character that no path has',
};

/** `there is no such file or folder (ENOENT)` */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  const words = code === undefined ? undefined : SYSTEM_CODES[code];
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return words === undefined ? code : `${words} (${code})`;
}

export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
