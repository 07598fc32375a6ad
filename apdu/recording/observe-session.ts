import type { CardControls } from '../script/step-context.js';
import type { CardInterface } from '../transport/card-port.js';
import type { ResetKind, Transport } from '../transport/transport.js';
import { type Clock, type TransportEvent, withRecord } from '../transport/wrappers/record.js';
import { WrappedTransport } from '../transport/wrappers/wrapped-transport.js';
import { faultOf } from './fault.js';
import type { SessionEvent } from './session-event.js';

export interface CardInSession {
  transport: Transport;
  /** Of a card of this process. */
  controls?: CardControls;
}

/**
 * Tells `observer` of the whole session of a powered card as a recording holds it: first how it stands, then every
 * exchange, reset and failure after it happened. Bytes are as they were, secrets included.
 * @returns the card to use instead
 */
export function observeSession(
  { transport, controls }: CardInSession,
  observer: (event: SessionEvent) => void,
  clock: Clock = () => performance.now(),
): CardInSession {
  const session = new ObservedSession(transport, observer, clock);
  return {
    transport: session,
    ...(controls !== undefined && { controls: session.observeControls(controls) }),
  };
}

interface AskedReset {
  resetKind: ResetKind;
  cardInterface: CardInterface;
}

class ObservedSession extends WrappedTransport {
  readonly #observer: (event: SessionEvent) => void;
  readonly #clock: Clock;
  #asked: AskedReset = { resetKind: 'cold', cardInterface: 'contact' };
  #closed = false;

  constructor(transport: Transport, observer: (event: SessionEvent) => void, clock: Clock) {
    super(withRecord(transport, (event) => this.#tell(event), clock));
    this.#observer = observer;
    this.#clock = clock;
    this.#tellPowered(transport.answerToReset);
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.inner.transmit(command);
  }

  override reset(resetKind: ResetKind = 'cold', cardInterface?: CardInterface): Promise<Uint8Array> {
    this.#asked = { resetKind, cardInterface: cardInterface ?? this.#interface };
    return this.inner.reset(resetKind, cardInterface);
  }

  override close(): Promise<void> {
    this.#closed = true;
    return this.inner.close();
  }

  observeControls(controls: CardControls): CardControls {
    const powerGone = (): void => this.#observer({ kind: 'power-off', startedAtMs: this.#clock() });
    return {
      powerOff: () => {
        controls.powerOff();
        powerGone();
      },
      powerOn: (cardInterface) => this.#tellPowered(controls.powerOn(cardInterface)),
      tearAfter: (writes) => {
        controls.tearAfter(writes);
        this.#observer({ kind: 'tear', writes, startedAtMs: this.#clock() });
      },
      remove: () => {
        controls.remove();
        powerGone();
      },
      insert: () => this.#tellPowered(controls.insert()),
    };
  }

  get #interface(): CardInterface {
    return this.inner.protocol === 'contactless' ? 'contactless' : 'contact';
  }

  #tellPowered(answer: Uint8Array): Uint8Array {
    this.#observer({
      kind: 'reset',
      resetKind: 'cold',
      cardInterface: this.#interface,
      protocol: this.inner.protocol,
      answerToReset: answer.slice(),
      startedAtMs: this.#clock(),
    });
    return answer;
  }

  #tell(event: TransportEvent): void {
    // What fails after the end is a slip of the program, which never reached the card.
    if (this.#closed) return;
    if (event.kind === 'exchange') {
      this.#observer(event);
      return;
    }
    if (event.kind === 'reset') {
      this.#observer({ ...event, protocol: this.inner.protocol });
      return;
    }
    const { startedAtMs, durationMs, command, error } = event;
    const fault = faultOf(error);
    if (command === undefined)
      this.#observer({ kind: 'reset-failure', ...this.#asked, fault, startedAtMs, durationMs });
    else this.#observer({ kind: 'failure', command, fault, startedAtMs, durationMs });
  }
}
