import type { CardInterface } from '../card-port.js';
import type { Protocol, ResetKind, Transport } from '../transport.js';

/** Passes everything on; a wrapper overrides what it changes. */
export abstract class WrappedTransport implements Transport {
  constructor(protected readonly inner: Transport) {}

  get answerToReset(): Uint8Array {
    return this.inner.answerToReset;
  }

  get protocol(): Protocol {
    return this.inner.protocol;
  }

  abstract transmit(command: Uint8Array): Promise<Uint8Array>;

  reset(kind?: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array> {
    return this.inner.reset(kind, cardInterface);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
