import type { CardInterface } from '../../../apdu/transport/card-port.js';
import {
  type Protocol,
  type ResetKind,
  type Transport,
  TransportError,
} from '../../../apdu/transport/transport.js';
import { INTERFACE_BYTES, KIND, MAXIMUM_BODY_BYTES, PROTOCOLS } from '../../serving/tcp/protocol.js';
import type { CardLink } from './card-link.js';

const NOTHING = new Uint8Array(0);

/** A card at the other end of a link that was let in. */
export class TcpTransport implements Transport {
  answerToReset = NOTHING;
  protocol: Protocol = 'T=0';
  #closed: Promise<void> | undefined;

  constructor(
    private readonly link: CardLink,
    /** Body of ANSWER_TO_RESET. */
    answer: Uint8Array,
  ) {
    this.#remember(answer);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.#requireOpen('transmit a command');
    if (command.length === 0 || command.length > MAXIMUM_BODY_BYTES) {
      throw new TransportError(
        'LINK_FAILED',
        `a command of ${command.length} bytes does not fit the link: 1 to ${MAXIMUM_BODY_BYTES}`,
      );
    }
    const answer = await this.link.request(KIND.TRANSMIT, command, KIND.ANSWER);
    if (answer.length >= 2) return answer;
    throw new TransportError(
      'ANSWER_MALFORMED',
      `the card answered ${answer.length} bytes; a status word has 2`,
    );
  }

  async reset(kind: ResetKind = 'cold', cardInterface?: CardInterface): Promise<Uint8Array> {
    this.#requireOpen('reset the card');
    const inUse = this.protocol === 'contactless' ? 'contactless' : 'contact';
    const warm = kind === 'warm' && (cardInterface ?? inUse) === inUse;
    const answer = warm
      ? await this.link.request(KIND.WARM_RESET, undefined, KIND.ANSWER_TO_RESET)
      : await this.link.request(
          KIND.POWER_ON,
          Uint8Array.of(INTERFACE_BYTES[cardInterface ?? inUse]),
          KIND.ANSWER_TO_RESET,
        );
    return this.#remember(answer);
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    try {
      await this.link.request(KIND.POWER_OFF, undefined, KIND.POWERED_OFF);
    } catch {
      // A broken link has taken the power from the card already.
    }
    this.link.end();
  }

  #remember(body: Uint8Array): Uint8Array {
    this.protocol = PROTOCOLS[body[0] ?? 0] ?? 'T=0';
    this.answerToReset = body.slice(1);
    return this.answerToReset;
  }

  #requireOpen(what: string): void {
    if (this.#closed === undefined) return;
    throw new TransportError(
      'CLOSED',
      `cannot ${what}: the link to the card at ${this.link.place} is closed`,
    );
  }
}
