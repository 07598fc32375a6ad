import { buildAtr } from '../../../apdu/codec/atr.js';
import { buildAts } from '../../../apdu/codec/ats.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { CardOptions } from '../../../card-model/card.js';
import { Directory } from '../../../card-model/files/directory.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import { encodeCardImage } from '../../../card-model/image/card-image.js';
import { type Application, defineApplication } from '../../../card-model/kernel/application.js';
import { CardCore, type CardProtocol } from '../../../card-model/kernel/card-core.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { CardState } from '../../../card-model/kernel/card-state.js';
import { type CommandDefinition, defineCommand } from '../../../card-model/kernel/command.js';
import { PowerLoss } from '../../../card-model/kernel/non-volatile-memory.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import type { ServableCard } from '../../../host-cli/addresses/connection.js';
import { demonstrationContents } from '../demonstration.js';
import { seededRandom } from '../random.js';

/** What makes one card different from the true one; of this card alone, the card model stays as it is. */
export interface Alteration {
  /** Further commands, or others in the place of those with the same class, instruction and P1. */
  commands?(application: Application): readonly CommandDefinition[];
  /** Changes the chip once it is made. */
  core?(core: CardCore): void;
  /** Stands between the terminal and the chip. */
  transmit?(command: Uint8Array, send: (command: Uint8Array) => Uint8Array, core: CardCore): Uint8Array;
  /** Alters an answer to reset. */
  answerToReset?(answer: Uint8Array, kind: 'cold' | 'warm'): Uint8Array;
  /** Called around the reset of the chip. */
  reset?(core: CardCore, reset: () => void): void;
}

/** A test card: contents (default: the demonstration card), chance, time, protocol as `CardOptions` has them. */
export type AlteredCardOptions = Omit<CardOptions, 'image'>;

/** Made once: a card copies what it is given. */
const demonstration = demonstrationContents();

const same = (one: CommandDefinition, other: CommandDefinition): boolean =>
  one.ins === other.ins && one.p1 === other.p1 && one.classes.some((cla) => other.classes.includes(cla));

function alteredApplication(application: Application, { commands }: Alteration): Application {
  const others = commands?.(application).map((definition) => defineCommand(definition)) ?? [];
  if (others.length === 0) return application;
  const kept = application.commands.filter((definition) => !others.some((other) => same(other, definition)));
  return defineApplication({ ...application, commands: [...kept, ...others] });
}

/** A card of the card model's own parts, some of them altered: the seeded faults are made with it. */
export class AlteredCard implements ServableCard {
  readonly profile: Profile;
  readonly #core: CardCore;
  readonly #contactProtocol: 'T=0' | 'T=1';
  #interface: CardInterface = 'contact';
  #powered = false;

  constructor(
    private readonly alteration: Alteration,
    options: AlteredCardOptions = {},
  ) {
    const contents: CardContents = options.contents ?? demonstration;
    this.profile = findProfile(contents.profile);
    this.#contactProtocol = options.protocol ?? 'T=0';
    const applications = this.profile.applications.map((one) => alteredApplication(one, alteration));
    const find = (id: string): Application => applications.find((one) => one.id === id)!;
    const masterFile = new Directory(contents.masterFile, undefined, find);
    this.#core = new CardCore(masterFile, new CardState(contents), {
      random: options.random ?? seededRandom(),
      clock: options.clock ?? (() => new Date('2026-11-23T03:00:00Z')),
      algorithm: cardAlgorithm(this.profile.algorithm),
      lengthPolicy: options.lengthPolicy ?? 'strict',
      applications,
      memoryBytes: this.profile.memoryBytes,
    });
    alteration.core?.(this.#core);
    this.powerOn();
  }

  get powered(): boolean {
    return this.#powered;
  }

  get protocol(): CardProtocol {
    return this.#interface === 'contactless' ? 'contactless' : this.#contactProtocol;
  }

  get uid(): Uint8Array {
    return Uint8Array.of(0x08, 0x01, 0x02, 0x03);
  }

  powerOn(cardInterface: CardInterface = this.#interface): Uint8Array {
    if (!this.profile.interfaces.includes(cardInterface)) {
      throw new CardError('INTERFACE_NOT_SUPPORTED', `a card of ${this.profile.id} has no ${cardInterface}`);
    }
    this.#interface = cardInterface;
    return this.#start('cold');
  }

  warmReset(): Uint8Array {
    return this.#start('warm');
  }

  powerOff(): void {
    this.#reset();
    this.#powered = false;
  }

  transmit(command: Uint8Array): Uint8Array {
    if (!this.#powered) throw new CardError('CARD_NOT_POWERED', 'the card has no power');
    const send = (bytes: Uint8Array): Uint8Array => this.#core.process(bytes);
    try {
      return this.alteration.transmit?.(command, send, this.#core) ?? send(command);
    } catch (error) {
      if (!(error instanceof PowerLoss)) throw error;
      this.powerOff();
      throw new CardError('POWER_LOST', 'the card lost its power during the command: power it on again');
    } finally {
      this.#core.memory.tearAfter(0);
    }
  }

  tearAfter(writes: number): void {
    this.#core.memory.tearAfter(writes);
  }

  contents(): CardContents {
    return {
      profile: this.profile.id,
      ...this.#core.state.toImage(),
      masterFile: this.#core.masterFile.toImage(),
    };
  }

  image(): Uint8Array {
    return encodeCardImage(this.contents());
  }

  #reset(): void {
    const reset = (): void => this.#core.reset(this.protocol);
    if (this.alteration.reset) this.alteration.reset(this.#core, reset);
    else reset();
  }

  #start(kind: 'cold' | 'warm'): Uint8Array {
    this.#reset();
    this.#powered = true;
    const historical = this.#core.state.historicalBytes;
    const answer =
      this.#interface === 'contactless'
        ? buildAts({ historical })
        : buildAtr({ historical, protocol: this.#contactProtocol });
    return this.alteration.answerToReset?.(answer, kind) ?? answer;
  }
}
