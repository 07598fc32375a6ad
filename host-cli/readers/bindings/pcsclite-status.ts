import type { PcscError } from '../pcsc-error.js';
import { asPcscError, type NativeReader, type PcscliteAddon } from './pcsclite-addon.js';

export interface StatusListener {
  told(bits: number, answerToReset: Uint8Array): void;
  failed(error: PcscError): void;
  /** The reader has gone; told once, also after `failed`. */
  ended(): void;
}

/** The thread that watches one reader; the reader itself can be connected to before and after, not meanwhile. */
export class StatusThread {
  #closed = false;

  constructor(
    private readonly native: NativeReader,
    listener: StatusListener,
  ) {
    native.once('_end', () => this.#later(() => listener.ended()));
    native.get_status((error, bits, answerToReset) =>
      this.#later(() => {
        if (error) listener.failed(asPcscError('cannot watch the reader', error));
        else listener.told(bits ?? 0, answerToReset ?? new Uint8Array(0));
      }),
    );
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.native.close();
  }

  /** Nothing is told after `close`. */
  #later(tell: () => void): void {
    setImmediate(() => {
      if (!this.#closed) tell();
    });
  }
}

/**
 * A thread of the addon that is told to end between two waits ends without telling, and what it leaves keeps the
 * process alive for ever (measured: 4 to 40 of 100 closed right after their news). It is back in its wait by then.
 */
export const BACK_IN_WAIT_MS = 25;

/** What a reader is like now; undefined when it has gone. @throws PcscError */
export function statusNow(
  native: NativeReader,
): Promise<{ bits: number; answerToReset: Uint8Array } | undefined> {
  return new Promise((resolve, reject) => {
    const closeSoon = (): unknown => setTimeout(() => thread.close(), BACK_IN_WAIT_MS);
    const thread = new StatusThread(native, {
      told: (bits, answerToReset) => {
        closeSoon();
        resolve({ bits, answerToReset: Uint8Array.from(answerToReset) });
      },
      failed: (error) => {
        closeSoon();
        reject(error);
      },
      ended: () => {
        closeSoon();
        resolve(undefined);
      },
    });
  });
}

/** As `statusNow`, for a reader by its name. */
export function statusOf(addon: PcscliteAddon, reader: string): ReturnType<typeof statusNow> {
  return statusNow(new addon.CardReader(reader));
}
