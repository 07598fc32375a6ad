import { fromHex, toHex } from '../../apdu/bytes.js';
import type { CardInterface, CardPort } from '../../apdu/transport/card-port.js';

const ANSWER_TO_RESET = {
  contact: '3B6D000000815443538660510100000001',
  contactless: '127877810200815443538660510100000001',
};

/** A card that answers hexadecimal by a function; it notes everything asked of it. */
export class ScriptedCard implements CardPort {
  /** `on contact`, `warm`, `off`, and commands in hexadecimal. */
  readonly asked: string[] = [];
  #interface: CardInterface = 'contact';

  constructor(private readonly answer: (command: string) => string = () => '9000') {}

  get commands(): string[] {
    return this.asked.filter((entry) => /^[0-9A-F]+$/.test(entry));
  }

  powerOn(cardInterface: CardInterface = this.#interface): Uint8Array {
    this.#interface = cardInterface;
    this.asked.push(`on ${cardInterface}`);
    return fromHex(ANSWER_TO_RESET[cardInterface]);
  }

  warmReset(): Uint8Array {
    this.asked.push('warm');
    return fromHex(ANSWER_TO_RESET[this.#interface]);
  }

  powerOff(): void {
    this.asked.push('off');
  }

  transmit(command: Uint8Array): Uint8Array {
    this.asked.push(toHex(command));
    return fromHex(this.answer(toHex(command)));
  }
}

/** Gives prepared answers in order, and refuses a command that was not expected. */
export function conversation(
  ...exchanges: readonly (readonly [command: string, answer: string])[]
): ScriptedCard {
  let next = 0;
  return new ScriptedCard((command) => {
    const exchange = exchanges[next++];
    if (exchange === undefined || exchange[0].replaceAll(' ', '') !== command) {
      throw new Error(`exchange ${next}: got ${command}, expected ${exchange?.[0] ?? 'nothing more'}`);
    }
    return exchange[1];
  });
}
