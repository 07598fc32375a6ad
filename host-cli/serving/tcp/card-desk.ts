import { CardError } from '../../../card-model/kernel/card-error.js';
import type { CardSlot } from '../card-slot.js';
import { protocolOfSlot } from '../slot-protocol.js';
import { encodeMessage, type Message } from './message.js';
import { INTERFACE_BYTES, KIND, LAST_INTERFACE, PROTOCOLS } from './protocol.js';
import { RemoteError } from './remote-error.js';

/** One card, on each interface it is offered on, and what a client may ask of it. */
export class CardDesk {
  /** The interface in use, or the one a client begins with. */
  #slot: CardSlot;

  /** @param slots those of one card, at least one; a client begins with the first */
  constructor(private readonly slots: readonly CardSlot[]) {
    this.#slot = slots[0]!;
  }

  /**
   * @returns the message to send back
   * @throws RemoteError
   */
  answer({ kind, body }: Message): Uint8Array {
    switch (kind) {
      case KIND.POWER_ON:
        return this.#powerOn(body);
      case KIND.WARM_RESET:
        return this.#tellReset(() => this.#slot.reset());
      case KIND.POWER_OFF:
        this.#slot.powerOff();
        return encodeMessage(KIND.POWERED_OFF);
      case KIND.TRANSMIT:
        if (body.length === 0) throw new RemoteError('MESSAGE_MALFORMED', 'a command has at least one byte');
        return encodeMessage(
          KIND.ANSWER,
          this.#ask(() => this.#slot.transmit(body)),
        );
      default:
        throw new RemoteError(
          'MESSAGE_MALFORMED',
          `0x${kind.toString(16)} is no kind of message that a client sends`,
        );
    }
  }

  /** The client has gone: the next one finds the card as the first did. */
  leave(): void {
    this.#slot.powerOff();
    this.#slot = this.slots[0]!;
  }

  #powerOn(body: Uint8Array): Uint8Array {
    const slot = this.#slotFor(body);
    if (slot !== this.#slot) this.#slot.powerOff();
    this.#slot = slot;
    return this.#tellReset(() => slot.powerOn());
  }

  #slotFor(body: Uint8Array): CardSlot {
    const [wanted] = body;
    if (body.length !== 1) throw new RemoteError('MESSAGE_MALFORMED', 'POWER_ON has one byte, the interface');
    if (wanted === LAST_INTERFACE) return this.#slot;
    const found = this.slots.find(({ cardInterface }) => INTERFACE_BYTES[cardInterface] === wanted);
    if (found !== undefined) return found;
    const offered = this.slots.map(({ cardInterface }) => cardInterface).join(' and ');
    throw new RemoteError('INTERFACE_NOT_SUPPORTED', `the card is offered on its ${offered} interface only`);
  }

  #tellReset(reset: () => Uint8Array): Uint8Array {
    const answer = this.#ask(reset);
    const body = new Uint8Array(answer.length + 1);
    body[0] = PROTOCOLS.indexOf(protocolOfSlot(this.#slot));
    body.set(answer, 1);
    return encodeMessage(KIND.ANSWER_TO_RESET, body);
  }

  #ask(action: () => Uint8Array): Uint8Array {
    try {
      return action();
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #explain(error: unknown): RemoteError {
    if (this.#slot.chip === undefined) {
      return new RemoteError('NO_CARD', `there is no card in '${this.#slot.name}'`, error);
    }
    if (error instanceof CardError && error.code === 'CARD_NOT_POWERED') {
      return new RemoteError(
        'CARD_NOT_POWERED',
        'the card has no power, or another reader has reset it since',
        error,
      );
    }
    if (error instanceof CardError) return new RemoteError('CARD_FAILED', error.message, error);
    // The message of any other error may name files of this machine.
    return new RemoteError('CARD_FAILED', 'the card gave no answer; the server of the card tells why', error);
  }
}
