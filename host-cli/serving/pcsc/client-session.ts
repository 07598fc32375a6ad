import type { CardHandle } from './card-handle.js';
import { OLDEST_MINOR, type ProtocolMinor } from './protocol-version.js';
import { ProtocolViolation } from './protocol-violation.js';
import { releaseHandle } from './release-handle.js';
import type { ServiceState } from './service-state.js';
import { Waiting } from './waiting.js';

/** A client may hold as many contexts and, apart from them, cards. pcscd allows 200 cards. */
export const MAXIMUM_HANDLES = 200;

/** What one connection has: its dialect, contexts, cards and wait. */
export class ClientSession {
  /** Until VERSION says otherwise; a connection made for one CANCEL never says it. */
  minor: ProtocolMinor = OLDEST_MINOR;
  readonly contexts = new Set<number>();
  readonly handles = new Map<number, CardHandle>();
  readonly waiting: Waiting;

  /** @param send writes to the client, whole and in order */
  constructor(
    readonly service: ServiceState,
    readonly send: (bytes: Buffer) => void,
  ) {
    this.waiting = new Waiting(send);
    service.sessions.add(this);
  }

  /** @throws ProtocolViolation for a card that is not this client's */
  handle(number: number): CardHandle {
    const handle = this.handles.get(number);
    if (handle !== undefined) return handle;
    throw new ProtocolViolation('a card handle that is not of this client');
  }

  releaseContext(context: number): void {
    for (const handle of [...this.handles.values()]) {
      if (handle.context === context) releaseHandle(handle);
    }
    this.contexts.delete(context);
    this.service.contexts.delete(context);
  }

  /** The connection is closed: everything that was the client's is free. */
  end(): void {
    this.waiting.end();
    for (const context of [...this.contexts]) this.releaseContext(context);
    this.service.sessions.delete(this);
  }
}
