import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { systemCode } from '../errors/file-error.js';
import { decodeHolder, type LockHolder, stateOf } from './lock-holder.js';

/** What a file system without symbolic links says to one. */
const NO_LINKS: readonly (string | undefined)[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];
/** Longer than a living process leaves a lock file empty. */
const EMPTY_MS = 2000;

/** Who holds a lock; `holder` is absent when the lock file does not tell. */
export interface HeldLock {
  readonly holder?: LockHolder;
}

/**
 * Takes the lock of that path, once. A lock whose holder is dead is removed first, by one process at a time.
 * @param text of the lock: `encodeHolder` of this process
 * @param beforeRemoval called when a dead lock is about to be removed: nobody holds the lock then, or can take it
 * @returns 'taken', or who has it
 * @throws the system's error where no lock can be made
 */
export function tryTake(path: string, text: string, beforeRemoval?: () => void): 'taken' | HeldLock {
  for (;;) {
    if (create(path, text)) return 'taken';
    const found = read(path);
    if (found === undefined) continue;
    if (!isDead(path, found)) return heldLock(found);
    if (!removeDead(path, text, beforeRemoval)) return heldLock(found);
  }
}

/** Does nothing when the lock is not of that text any more. */
export function giveBack(path: string, text: string): void {
  if (read(path) === text) remove(path);
}

/**
 * Of all that find a dead lock at once one is to remove it, and none may remove the lock that the next holder has made
 * meanwhile. So a second lock says whose turn it is to look once more and remove. The second lock is one like the
 * first: who dies with it is treated the same way.
 * @returns false while another process is at it
 */
function removeDead(path: string, text: string, beforeRemoval?: () => void): boolean {
  const turn = `${path}.takeover`;
  if (tryTake(turn, text) !== 'taken') return false;
  try {
    const found = read(path);
    if (found !== undefined && isDead(path, found)) {
      beforeRemoval?.();
      remove(path);
    }
  } finally {
    giveBack(turn, text);
  }
  return true;
}

/**
 * The text of a lock is the target of a symbolic link, which comes into being whole or not at all, in one step.
 * @returns false when there is a lock already
 */
function create(path: string, text: string): boolean {
  try {
    if (process.platform === 'win32') createFile(path, text);
    else createLink(path, text);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function createLink(path: string, text: string): void {
  try {
    symlinkSync(text, path);
  } catch (error) {
    if (!NO_LINKS.includes(systemCode(error))) throw error;
    createFile(path, text);
  }
}

function createFile(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
  } catch (error) {
    remove(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

/** @returns undefined when there is no lock */
function read(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isDead(path: string, text: string): boolean {
  if (text === '') return Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > EMPTY_MS;
  const holder = decodeHolder(text);
  return holder !== undefined && stateOf(holder) === 'dead';
}

function heldLock(text: string): HeldLock {
  const holder = decodeHolder(text);
  return holder === undefined ? {} : { holder };
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}
