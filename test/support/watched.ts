import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { Card } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { createCard } from '../../card-model/index.js';
import type { Invariant, Violation, Watcher } from '../../host-cli/fuzzing/invariants/invariant.js';
import { SimulatedSource } from '../../host-cli/fuzzing/lives/simulated-source.js';
import { CardWorld } from '../../host-cli/fuzzing/world/card-world.js';
import { demonstrationContents } from './demonstration.js';
import { bytes } from './hex.js';
import { seededRandom } from './random.js';
import { Terminal } from './terminal.js';

const demonstration = demonstrationContents();
const source = new SimulatedSource(demonstration);

export interface WatchedOptions {
  readonly contents?: CardContents;
  readonly cardInterface?: CardInterface;
  readonly protocol?: 'T=0' | 'T=1';
}

/** An invariant that follows a conversation: one with a true card, in which single answers can be others. */
export class Watched {
  readonly world: CardWorld;
  /** What was told, in order. */
  readonly told: Violation[] = [];
  /** Whose words go to the true card, under the eyes of the invariant. */
  readonly terminal: Terminal;
  readonly #watcher: Watcher;
  readonly #card: Card;

  constructor(
    invariant: Invariant,
    { contents, cardInterface = 'contact', protocol = 'T=0' }: WatchedOptions = {},
  ) {
    const { map, secrets } = contents ? new SimulatedSource(contents) : source;
    this.#card = createCard({ contents: contents ?? demonstration, random: seededRandom(), protocol });
    const answer = this.#card.powerOn(cardInterface);
    this.world = new CardWorld(
      map,
      secrets,
      cardInterface,
      cardInterface === 'contact' ? protocol : 'contactless',
    );
    this.#watcher = invariant.watch(this.world);
    this.#note(this.#watcher.reset?.({ kind: 'cold', cardInterface, answerToReset: answer }));
    this.terminal = new Terminal(this.#port() as unknown as Card);
  }

  /** What a true card hears; its answers. */
  card(...lines: readonly string[]): string[] {
    return lines.map((line) => this.terminal.say(line));
  }

  /** A command with an answer that no card gave. Gives what was told of it. */
  said(command: string, answer: string): string | undefined {
    return this.#exchange(bytes(command), bytes(answer))?.what.en;
  }

  /** An answer to reset that no card gave. */
  reset(answerToReset: string, kind: 'cold' | 'warm' = 'cold'): string | undefined {
    const { cardInterface, protocol } = this.world;
    this.#card.powerOn(cardInterface);
    const violation = this.#watcher.reset?.({ kind, cardInterface, answerToReset: bytes(answerToReset) });
    this.world.reset(cardInterface, protocol);
    return this.#note(violation)?.what.en;
  }

  /** Power fails in a command, of which the card does nothing. */
  torn(command: string): void {
    const { cardInterface, protocol } = this.world;
    this.#watcher.torn?.({ command: bytes(command) });
    this.world.torn(bytes(command));
    this.#card.powerOn(cardInterface);
    this.world.reset(cardInterface, protocol);
  }

  silent(command: string, reason: string): string | undefined {
    return this.#note(this.#watcher.silence?.({ command: bytes(command), reason }))?.what.en;
  }

  #exchange(command: Uint8Array, answer: Uint8Array): Violation | undefined {
    const exchange = this.world.exchange(command, answer);
    const violation = this.#watcher.exchange?.(exchange);
    this.world.apply(exchange);
    return this.#note(violation);
  }

  #note(violation: Violation | undefined): Violation | undefined {
    if (violation) this.told.push(violation);
    return violation;
  }

  #powered(cardInterface: CardInterface, kind: 'cold' | 'warm', answerToReset: Uint8Array): Uint8Array {
    this.#note(this.#watcher.reset?.({ kind, cardInterface, answerToReset }));
    const { protocol } = this.#card;
    this.world.reset(cardInterface, protocol);
    return answerToReset;
  }

  #port() {
    return {
      transmit: (command: Uint8Array): Uint8Array => {
        const answer = this.#card.transmit(command);
        this.#exchange(command, answer);
        return answer;
      },
      powerOn: (cardInterface: CardInterface = this.world.cardInterface): Uint8Array =>
        this.#powered(cardInterface, 'cold', this.#card.powerOn(cardInterface)),
      warmReset: (): Uint8Array => this.#powered(this.world.cardInterface, 'warm', this.#card.warmReset()),
      powerOff: (): void => this.#card.powerOff(),
    };
  }
}
