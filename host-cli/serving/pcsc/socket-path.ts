import { lstatSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { systemCode, systemReason } from '../../errors/file-error.js';
import { ServingError } from '../serving-error.js';

/** A socket address has 108 bytes for the path with its NUL. unix(7), sun_path. */
export const MAXIMUM_PATH_BYTES = 107;

/**
 * Makes sure that a socket can be made at a path: what an earlier service has left there is taken away.
 * @param path absolute
 * @throws ServingError SOCKET_PATH_TOO_LONG, SOCKET_PATH_IN_USE, SOCKET_PATH_NOT_A_SOCKET, SOCKET_PATH_UNUSABLE
 */
export async function claimSocketPath(path: string): Promise<void> {
  const length = Buffer.byteLength(path);
  if (length > MAXIMUM_PATH_BYTES) {
    throw new ServingError(
      'SOCKET_PATH_TOO_LONG',
      `${path}: the path of a socket has at most ${MAXIMUM_PATH_BYTES} bytes, this one has ${length}; choose a shorter one, such as /tmp/sscard.sock`,
    );
  }
  const kind = kindOfFile(path);
  if (kind === 'none') return;
  if (kind === 'other') {
    throw new ServingError(
      'SOCKET_PATH_NOT_A_SOCKET',
      `${path}: there is a file that is no socket; it stays untouched, so choose another path`,
    );
  }
  if (await somebodyListens(path)) {
    throw new ServingError(
      'SOCKET_PATH_IN_USE',
      `${path}: a program serves this socket already; end it or choose another path`,
    );
  }
  removeStale(path);
}

/** The file is taken away only when it is still the one of that number. */
export function removeSocket(path: string, inode: number): void {
  try {
    if (lstatSync(path).ino === inode) unlinkSync(path);
  } catch {
    // Somebody was faster.
  }
}

function kindOfFile(path: string): 'none' | 'socket' | 'other' {
  try {
    return lstatSync(path).isSocket() ? 'socket' : 'other';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'none';
    throw new ServingError('SOCKET_PATH_UNUSABLE', `${path}: ${systemReason(error)}`, error);
  }
}

/** Only a refused connection proves that nobody does; one that may not be tried belongs to somebody. */
function somebodyListens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(systemCode(error) ?? '')));
  });
}

function removeStale(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw new ServingError(
      'SOCKET_PATH_UNUSABLE',
      `${path}: the socket that an earlier program left cannot be removed: ${systemReason(error)}`,
      error,
    );
  }
}
