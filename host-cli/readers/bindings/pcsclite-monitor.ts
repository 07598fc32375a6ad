import { type MonitorListener, type PcscMonitor, type ReaderState, readerState } from '../pcsc-binding.js';
import type { PcscError } from '../pcsc-error.js';
import { asPcscError, type NativeReaderList, type PcscliteAddon } from './pcsclite-addon.js';
import { BACK_IN_WAIT_MS, StatusThread } from './pcsclite-status.js';

/** A reader that came back before its going was noticed is looked for once more after this long. */
const LOOK_AGAIN_AFTER_MS = 200;

interface Watched {
  readonly thread: StatusThread;
  /** Undefined until its first news. */
  state: ReaderState | undefined;
}

/** One thread for the list of readers and one for each of them; `close` ends all, or the process would stay alive. */
export class PcscliteMonitor implements PcscMonitor {
  readonly #list: NativeReaderList;
  readonly #watched = new Map<string, Watched>();
  #names: readonly string[] | undefined;
  #lookingAgain: NodeJS.Timeout | undefined;
  #closed = false;

  /** @throws PcscError SERVICE_MISSING */
  constructor(
    private readonly addon: PcscliteAddon,
    private readonly listener: MonitorListener,
  ) {
    try {
      this.#list = new addon.PCSCLite();
    } catch (error) {
      throw asPcscError('cannot reach the PC/SC service', error);
    }
    this.#list.start((error, names) => {
      // The bytes are the addon's and may be gone by the time of the immediate.
      const told = names === undefined ? [] : readerNames(names);
      setImmediate(() => {
        if (this.#closed) return;
        if (error) this.#fail(asPcscError('cannot watch the readers', error));
        else this.#listed(told);
      });
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#lookingAgain);
    const threads = [...this.#watched.values()].map(({ thread }) => thread);
    setTimeout(() => {
      for (const thread of threads) thread.close();
      this.#list.close();
    }, BACK_IN_WAIT_MS);
  }

  #listed(names: readonly string[]): void {
    this.#names = names;
    for (const [name, { thread }] of this.#watched) {
      if (names.includes(name)) continue;
      thread.close();
      this.#watched.delete(name);
    }
    for (const name of names) if (!this.#watched.has(name)) this.#watch(name);
    this.#tell();
  }

  #watch(name: string): void {
    const watched: Watched = {
      state: undefined,
      thread: new StatusThread(new this.addon.CardReader(name), {
        told: (bits, answerToReset) => {
          watched.state = readerState(name, bits, answerToReset);
          if (watched.state !== undefined && !this.#closed) this.#tell();
        },
        failed: (error) => this.#fail(error),
        ended: () => {
          watched.thread.close();
          this.#watched.delete(name);
          if (this.#closed) return;
          this.#tell();
          this.#lookAgain();
        },
      }),
    };
    this.#watched.set(name, watched);
  }

  #lookAgain(): void {
    clearTimeout(this.#lookingAgain);
    this.#lookingAgain = setTimeout(() => {
      for (const name of this.#names ?? []) if (!this.#watched.has(name)) this.#watch(name);
    }, LOOK_AGAIN_AFTER_MS);
  }

  /** Once every reader has been heard of. */
  #tell(): void {
    const states = [...this.#watched.values()].map(({ state }) => state);
    if (states.every((state) => state !== undefined)) this.listener.changed(states);
  }

  #fail(error: PcscError): void {
    if (this.#closed) return;
    this.close();
    this.listener.failed(error);
  }
}

function readerNames(names: Uint8Array): string[] {
  return Buffer.from(names)
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}
