import { type PcscError, PcscError as PcscErrorClass, pcscFailure } from '../pcsc-error.js';

/**
 * The addon as far as it is used; pcsclite 1.0. Its callbacks run outside of Node's own bookkeeping (no promise goes on
 * after them by itself) and some hold a lock that `close` wants, so whatever they bring is handled with `setImmediate`.
 */
export interface PcscliteAddon {
  /** Throws when no service runs. */
  readonly PCSCLite: new () => NativeReaderList;
  readonly CardReader: new (reader: string) => NativeReader;
}

export interface NativeReaderList {
  /** Names, each ended by NUL, one more NUL at the end; called again after every change of the list. */
  start(told: (error: Error | undefined, names?: Uint8Array) => void): void;
  /** Stops the thread, which would keep the process alive. */
  close(): number;
}

/**
 * Must have been asked for its status and been closed before it is collected: the addon reads the thread's number,
 * set by `get_status` alone, without looking whether it was set.
 */
export interface NativeReader {
  get_status(told: (error: Error | undefined, bits?: number, answerToReset?: Uint8Array) => void): void;
  once(event: '_end', listener: () => void): unknown;
  close(): number;
  connect(
    options: { share_mode: number; protocol: number },
    done: (error: Error | null, protocol?: number) => void,
  ): void;
  disconnect(disposition: number, done: (error: Error | null) => void): void;
  transmit(
    command: Uint8Array,
    answerBytes: number,
    protocol: number,
    done: (error: Error | null, answer?: Uint8Array) => void,
  ): void;
  _control(
    data: Uint8Array,
    code: number,
    answer: Uint8Array,
    done: (error: Error | null, bytes?: number) => void,
  ): void;
}

/** The addon's errors end in `(0x8010001d)`. */
export function asPcscError(what: string, error: unknown): PcscError {
  const message = error instanceof Error ? error.message : String(error);
  const value = /\(0x([0-9a-f]{8,16})\)\s*$/i.exec(message)?.[1];
  if (value !== undefined) return pcscFailure(what, Number.parseInt(value.slice(-8), 16), error);
  return new PcscErrorClass('PCSC_FAILED', `${what}: pcsclite reports ${message}`, error);
}
