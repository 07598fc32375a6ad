import {
  DISPOSITIONS,
  type Disposition,
  type MonitorListener,
  type PcscBinding,
  type PcscCard,
  type PcscConnectOptions,
  type PcscMonitor,
  protocolMask,
  protocolOf,
  RECEIVE_BUFFER_BYTES,
  type ReaderState,
  readerState,
  SHARE_MODES,
} from '../pcsc-binding.js';
import { PcscError, pcscFailure } from '../pcsc-error.js';
import { returnCodeOfName } from './return-code-names.js';

/** The addon as far as it is used; pcsc-mini 0.1, build/addon.node.d.ts. */
export interface MiniAddon {
  newClient(): MiniClient;
}

interface MiniClient {
  start(
    changed: (reader: string, bits: number) => void,
    failed: (error: Error & { code?: string }) => void,
  ): void;
  stop(): void;
  connect(reader: string, share: number, protocols: number): Promise<MiniCard>;
}

interface MiniCard {
  protocol(): number;
  state(): Promise<{ atr: Uint8Array }>;
  transmit(protocol: undefined, input: Uint8Array, output: ArrayBuffer): Promise<Uint8Array>;
  control(code: number, input: Uint8Array, output: ArrayBuffer): Promise<Uint8Array>;
  reconnect(share: number, disposition: number): Promise<number>;
  disconnect(disposition: number): Promise<void>;
}

export function miniBinding(addon: MiniAddon, version: string): PcscBinding {
  return {
    name: 'pcsc-mini',
    version,
    maximumReaders: 4,
    monitor: async (listener) => new MiniMonitor(addon, listener),
    connect: (reader, options) => MiniConnection.open(addon, reader, options),
  };
}

/** The addon says nothing when there is no reader at all: after this long there is none. */
const NO_READER_AFTER_MS = 500;
/** First news of several readers come one right after the other. */
const LAST_READER_AFTER_MS = 20;

/** Clients whose service has gone: when such a one is collected, the addon throws where nobody can catch it. */
const LOST = new Set<MiniClient>();

/** One thread of the addon. */
class MiniMonitor implements PcscMonitor {
  readonly #client: MiniClient;
  readonly #readers = new Map<string, ReaderState>();
  /** News are taken one after the other, as some need a question to the card. */
  #work: Promise<void> = Promise.resolve();
  #waiting: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly addon: MiniAddon,
    private readonly listener: MonitorListener,
  ) {
    this.#client = this.addon.newClient();
    try {
      this.#client.start(
        (name, bits) => {
          this.#work = this.#work.then(() => this.#changed(name, bits));
        },
        (error) => this.#failed(error),
      );
    } catch (error) {
      throw asPcscError('cannot reach the PC/SC service', error);
    }
    this.#tellAfter(NO_READER_AFTER_MS);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#waiting);
    try {
      this.#client.stop();
    } catch {
      // The context went with the service, and the thread with it.
      LOST.add(this.#client);
    }
  }

  async #changed(name: string, bits: number): Promise<void> {
    const told = readerState(name, bits, new Uint8Array(0));
    const state = told && { ...told, answerToReset: await this.#answerToReset(told) };
    if (this.#closed) return;
    if (state === undefined) this.#readers.delete(name);
    else this.#readers.set(name, state);
    if (this.#waiting === undefined) this.listener.changed([...this.#readers.values()]);
    else this.#tellAfter(LAST_READER_AFTER_MS);
  }

  /**
   * The ATR that comes with the news is memory which the addon has freed before, so the card is asked; it is not reset
   * by that. Asking is news in itself, so it is done once for each card.
   */
  async #answerToReset({ name, present, mute, changes }: ReaderState): Promise<Uint8Array> {
    const known = this.#readers.get(name);
    if (!present || mute || this.#closed) return new Uint8Array(0);
    if (known?.changes === changes && known.answerToReset.length > 0) return known.answerToReset;
    try {
      const card = await MiniConnection.open(this.addon, name, { share: 'direct', protocols: [] });
      const answerToReset = await card.answerToReset().catch(() => new Uint8Array(0));
      await card.disconnect('leave');
      return answerToReset;
    } catch {
      // Another program has the card for itself.
      return new Uint8Array(0);
    }
  }

  #tellAfter(milliseconds: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      this.listener.changed([...this.#readers.values()]);
    }, milliseconds);
  }

  #failed(error: Error & { code?: string }): void {
    if (this.#closed) return;
    this.close();
    this.listener.failed(asPcscError('cannot watch the readers', error));
  }
}

/** Every connection has a client of its own: one client has room for four. */
class MiniConnection implements PcscCard {
  readonly #receiveBuffer = new ArrayBuffer(RECEIVE_BUFFER_BYTES);
  /** The addon reads these bytes while it works on them and does not keep them from being collected. */
  inWork: Uint8Array | undefined;

  static async open(addon: MiniAddon, reader: string, options: PcscConnectOptions): Promise<MiniConnection> {
    const client = addon.newClient();
    try {
      const card = await client.connect(reader, SHARE_MODES[options.share], protocolMask(options.protocols));
      return new MiniConnection(client, card, reader, options);
    } catch (error) {
      throw asPcscError(`cannot connect to the card in '${reader}'`, error);
    }
  }

  private constructor(
    /** Holds the memory of the connection, so it must not be collected before it. */
    readonly client: MiniClient,
    private readonly card: MiniCard,
    private readonly reader: string,
    private readonly options: PcscConnectOptions,
  ) {}

  get protocol() {
    return protocolOf(this.card.protocol());
  }

  answerToReset(): Promise<Uint8Array> {
    return this.#ask('cannot ask for the ATR of the card', async () =>
      Uint8Array.from((await this.card.state()).atr),
    );
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    this.inWork = command;
    return this.#ask('cannot send a command to the card', async () =>
      (await this.card.transmit(undefined, command, this.#receiveBuffer)).slice(),
    );
  }

  control(code: number, data: Uint8Array): Promise<Uint8Array> {
    this.inWork = data;
    return this.#ask('cannot send a command to the reader', async () =>
      (await this.card.control(code, data, this.#receiveBuffer)).slice(),
    );
  }

  reconnect(disposition: Disposition): Promise<void> {
    return this.#ask('cannot connect to the card again', async () => {
      await this.card.reconnect(SHARE_MODES[this.options.share], DISPOSITIONS[disposition]);
    });
  }

  async disconnect(disposition: Disposition): Promise<void> {
    // What fails here is a connection that is gone already.
    await this.card.disconnect(DISPOSITIONS[disposition]).catch(() => undefined);
    this.inWork = undefined;
  }

  async #ask<Result>(what: string, action: () => Promise<Result>): Promise<Result> {
    try {
      return await action();
    } catch (error) {
      throw asPcscError(`${what} in '${this.reader}'`, error);
    }
  }
}

function asPcscError(what: string, error: unknown): PcscError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const value = returnCodeOfName(code);
  if (value !== undefined) return pcscFailure(what, value, error);
  return new PcscError('PCSC_FAILED', `${what}: pcsc-mini reports ${code}`, error);
}
