import {
  type ContactProtocol,
  DISPOSITIONS,
  type Disposition,
  type PcscCard,
  type PcscConnectOptions,
  protocolMask,
  protocolOf,
  RECEIVE_BUFFER_BYTES,
  SHARE_MODES,
} from '../pcsc-binding.js';
import { asPcscError, type NativeReader, type PcscliteAddon } from './pcsclite-addon.js';
import { statusNow, statusOf } from './pcsclite-status.js';

type Done<Result> = (error: Error | null, result?: Result) => void;

/** Reader objects that would end the process if they were collected: nobody has asked for their status yet. */
const HELD = new Set<NativeReader>();

function release(native: NativeReader): void {
  const free = (): boolean => HELD.delete(native);
  statusNow(native).then(free, free);
}

/** A connection through a reader object of its own, which no thread watches: a watched one blocks this process. */
export class PcscliteCard implements PcscCard {
  #protocol: ContactProtocol | undefined;

  static async open(
    addon: PcscliteAddon,
    reader: string,
    options: PcscConnectOptions,
  ): Promise<PcscliteCard> {
    const native = new addon.CardReader(reader);
    HELD.add(native);
    const card = new PcscliteCard(addon, native, reader, options);
    try {
      await card.#connect(`cannot connect to the card in '${reader}'`);
    } catch (error) {
      release(native);
      throw error;
    }
    return card;
  }

  private constructor(
    private readonly addon: PcscliteAddon,
    private readonly native: NativeReader,
    private readonly reader: string,
    private readonly options: PcscConnectOptions,
  ) {}

  get protocol(): ContactProtocol | undefined {
    return this.#protocol;
  }

  async answerToReset(): Promise<Uint8Array> {
    const status = await statusOf(this.addon, this.reader);
    return Uint8Array.from(status?.answerToReset ?? []);
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    const protocol = protocolMask(this.#protocol === undefined ? [] : [this.#protocol]);
    return this.#ask<Uint8Array>(
      'cannot send a command to the card',
      (done) => this.native.transmit(command, RECEIVE_BUFFER_BYTES, protocol, done),
      // The addon gives a view of its whole receive buffer, which would live as long as the answer.
    ).then((answer) => Uint8Array.from(answer ?? []));
  }

  async control(code: number, data: Uint8Array): Promise<Uint8Array> {
    // The addon reads and writes these two while it works; its own `control` keeps neither alive.
    const buffers = { data, answer: Buffer.alloc(RECEIVE_BUFFER_BYTES) };
    const bytes = await this.#ask<number>('cannot send a command to the reader', (done) =>
      this.native._control(buffers.data, code, buffers.answer, done),
    );
    return Uint8Array.from(buffers.answer.subarray(0, bytes));
  }

  /** The addon has no reconnect: the card is let go and taken again. */
  async reconnect(disposition: Disposition): Promise<void> {
    const what = 'cannot connect to the card again';
    await this.#ask<void>(what, (done) => this.native.disconnect(DISPOSITIONS[disposition], done));
    await this.#connect(`${what} in '${this.reader}'`);
  }

  async disconnect(disposition: Disposition): Promise<void> {
    const letGo = (done: Done<void>) => this.native.disconnect(DISPOSITIONS[disposition], done);
    // What fails here is a connection that is gone already.
    await this.#ask<void>('', letGo).catch(() => undefined);
    release(this.native);
  }

  async #connect(what: string): Promise<void> {
    const options = {
      share_mode: SHARE_MODES[this.options.share],
      protocol: protocolMask(this.options.protocols),
    };
    const protocol = await called<number>(what, (done) => this.native.connect(options, done));
    this.#protocol = protocolOf(protocol ?? 0);
  }

  #ask<Result>(what: string, call: (done: Done<Result>) => void): Promise<Result | undefined> {
    return called(`${what} in '${this.reader}'`, call);
  }
}

function called<Result>(what: string, call: (done: Done<Result>) => void): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    call((error, result) => {
      setImmediate(() => (error ? reject(asPcscError(what, error)) : resolve(result)));
    });
  });
}
