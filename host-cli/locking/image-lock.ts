import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { equalBytes } from '../../apdu/bytes.js';
import { FileError } from '../errors/file-error.js';
import { readBytes } from '../files/read-file.js';
import { removeLeftovers, statOf, unwritable, writeWhole } from '../files/write-file.js';
import { beforeEnd } from './ending-signals.js';
import { giveBack, type HeldLock, tryTake } from './lock-file.js';
import { encodeHolder, stateOf, thisProcess } from './lock-holder.js';

/** Verbs take less, so that two that are started side by side come one after the other. */
const WAIT_MS = 1000;
const LOOK_AGAIN_MS = 15;
const PROGRAM = 'sscard';

/**
 * Keeps other processes that know the lock, and a second user in this process, from a card image. The lock file is
 * PATH.lock beside the image itself, whatever links lead there; it is removed when the process ends by itself, by
 * SIGINT or by SIGTERM. What a killed process leaves is found dead and replaced.
 */
export class ImageLock {
  readonly #lockPath: string;
  readonly #image: string;
  #text: string | undefined;
  #forget: (() => void) | undefined;

  /** @param program to be told to others that want the image, such as `sscard serve` */
  constructor(
    private readonly path: string,
    private readonly program = PROGRAM,
  ) {
    this.#image = realPath(path);
    this.#lockPath = `${this.#image}.lock`;
  }

  get held(): boolean {
    return this.#text !== undefined;
  }

  /**
   * Waits about a second for another process to give it back. Where no lock can be made, in a folder that nobody can
   * write for one, none is held afterwards: there the image can be read and not be saved.
   * @throws FileError IMAGE_IN_USE
   */
  async wait(): Promise<void> {
    const end = performance.now() + WAIT_MS;
    for (;;) {
      const other = this.#try();
      if (other === undefined || other instanceof Error) return;
      if (isThisProcess(other) || performance.now() > end) throw this.#inUse(other);
      await delay(LOOK_AGAIN_MS);
    }
  }

  /**
   * Makes sure, without waiting, that the lock is held.
   * @throws FileError IMAGE_IN_USE; FILE_UNWRITABLE where no lock can be made
   */
  require(): void {
    const other = this.#try();
    if (other === undefined) return;
    if (!(other instanceof Error)) throw this.#inUse(other);
    throw unwritable(this.path, other);
  }

  /** A second call does nothing. */
  release(): void {
    const text = this.#text;
    if (text === undefined) return;
    this.#text = undefined;
    this.#forget?.();
    try {
      giveBack(this.#lockPath, text);
    } catch {
      // The folder has gone or cannot be written any more. Whoever finds the lock finds its holder dead.
    }
  }

  /** @returns undefined when it is held; the error of the system when it cannot be made */
  #try(): HeldLock | Error | undefined {
    if (this.held) return undefined;
    const text = encodeHolder(thisProcess(this.program));
    try {
      const result = tryTake(this.#lockPath, text, () => removeLeftovers(this.#image));
      if (result !== 'taken') return result;
    } catch (error) {
      return error as Error;
    }
    this.#text = text;
    this.#forget = beforeEnd(() => this.release());
    return undefined;
  }

  #inUse({ holder }: HeldLock): FileError {
    const lock = this.#lockPath;
    if (holder === undefined) {
      return this.#error(
        `is held by a lock that does not tell whose it is: when no program uses the card, remove ${lock}`,
      );
    }
    const state = stateOf(holder);
    if (state === 'self')
      return this.#error('is open in this program already: one card cannot be used as two');
    const since = holder.since.replace(/\.\d+Z$/, 'Z');
    const who = `is held by '${holder.program}', process ${holder.pid} on ${holder.host}, since ${since}`;
    if (state === 'elsewhere') {
      return this.#error(`${who}: end it there; if it has ended for certain, remove ${lock}`);
    }
    return this.#error(`${who}: end it first, or use a copy of the image`);
  }

  #error(problem: string): FileError {
    return new FileError('IMAGE_IN_USE', this.path, `the card image ${problem}`);
  }
}

/**
 * Does what replaces a card image while nobody else uses it.
 * @param path of the image, which need not be there yet
 * @throws FileError IMAGE_IN_USE; otherwise as `work` does
 */
export async function withImageLock<Result>(
  path: string,
  work: () => Result | Promise<Result>,
  program?: string,
): Promise<Result> {
  const there = statOf(path);
  // Never replaced, so nothing to guard: the work tells what is wrong.
  if (there !== undefined && !there.isFile()) return work();
  const lock = new ImageLock(path, program);
  await lock.wait();
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/**
 * Replaces a card image, at once or not at all, while nobody else uses it. Without waiting: a card that is being served
 * cannot stand still for it.
 * @throws FileError IMAGE_IN_USE, FILE_UNWRITABLE
 */
export function replaceImage(path: string, image: Uint8Array): void {
  const lock = new ImageLock(path);
  try {
    lock.require();
  } catch (error) {
    if (holds(path, image)) return;
    throw error;
  }
  try {
    writeWhole(path, image);
  } finally {
    lock.release();
  }
}

/** A card saved where it lives is there already. */
function holds(path: string, image: Uint8Array): boolean {
  try {
    return equalBytes(readBytes(path), image);
  } catch {
    return false;
  }
}

const isThisProcess = ({ holder }: HeldLock): boolean => holder !== undefined && stateOf(holder) === 'self';

function realPath(path: string): string {
  return existing(path) ?? join(existing(dirname(path)) ?? dirname(path), basename(path));
}

function existing(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
