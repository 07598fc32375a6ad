import type {
  NativeReader,
  NativeReaderList,
  PcscliteAddon,
} from '../../../../host-cli/readers/bindings/pcsclite-addon.js';

type Listing = (error: Error | undefined, names?: Uint8Array) => void;
type Status = (error: Error | undefined, bits?: number, answerToReset?: Uint8Array) => void;

/** The addon of pcsclite without a service; every call that must come is counted. */
export class FakePcsclite implements PcscliteAddon {
  readonly readers: FakeReader[] = [];
  listing: Listing | undefined;
  listsClosed = 0;
  connectError: Error | null = null;
  readonly calls: string[] = [];

  readonly PCSCLite: new () => NativeReaderList;
  readonly CardReader: new (
    name: string,
  ) => NativeReader;

  constructor() {
    const addon = this;
    this.PCSCLite = class {
      start(told: Listing): void {
        addon.listing = told;
      }
      close(): number {
        return ++addon.listsClosed;
      }
    };
    this.CardReader = class extends FakeReader {
      constructor(name: string) {
        super(name, addon);
        addon.readers.push(this);
      }
    };
  }

  names(...names: readonly string[]): void {
    this.listing?.(undefined, Buffer.from(`${names.map((name) => `${name}\0`).join('')}\0`));
  }
}

export class FakeReader implements NativeReader {
  status: Status | undefined;
  end: (() => void) | undefined;
  closed = 0;

  constructor(
    readonly name: string,
    private readonly addon: FakePcsclite,
  ) {}

  get_status(told: Status): void {
    this.status = told;
    setImmediate(() => told(undefined, 0x00010022, Uint8Array.of(0x3b, 0x00)));
  }
  once(_event: '_end', listener: () => void): void {
    this.end = listener;
  }
  close(): number {
    return ++this.closed;
  }
  connect(options: object, done: (error: Error | null, protocol?: number) => void): void {
    this.addon.calls.push(`connect ${JSON.stringify(options)}`);
    done(this.addon.connectError, 1);
  }
  disconnect(disposition: number, done: (error: Error | null) => void): void {
    this.addon.calls.push(`disconnect ${disposition}`);
    done(null);
  }
  transmit(
    _command: Uint8Array,
    bytes: number,
    protocol: number,
    done: (e: null, answer: Uint8Array) => void,
  ): void {
    this.addon.calls.push(`transmit ${bytes} ${protocol}`);
    done(null, Uint8Array.of(0x90, 0));
  }
  _control(data: Uint8Array, code: number, answer: Uint8Array, done: (e: null, bytes: number) => void): void {
    this.addon.calls.push(`control ${code}`);
    answer.set(data);
    done(null, data.length);
  }
}
