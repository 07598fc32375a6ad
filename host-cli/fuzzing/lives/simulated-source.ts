import type { CardInterface, CardPort } from '../../../apdu/transport/card-port.js';
import type { Protocol, ResetKind } from '../../../apdu/transport/transport.js';
import { type CardContents, CardError, type CardOptions, createCard } from '../../../card-model/index.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import { Chance } from '../chance.js';
import { type CardSecrets, secretsOfContents } from '../secrets/card-secrets.js';
import { type CardMap, mapOfContents } from '../world/card-map.js';
import { type CardLife, CardSilent, type CardSource, CardTorn, type LifeChoice } from './card-life.js';

/** A card of this process whose power can be made to fail. */
export interface TearableCard extends CardPort {
  tearAfter(writes: number): void;
}

export type MakeCard = (options: CardOptions & { readonly contents: CardContents }) => TearableCard;

export interface SimulatedSourceOptions {
  /** Default: those of the profile. */
  readonly interfaces?: readonly CardInterface[];
  /** Default: both. */
  readonly contactProtocols?: readonly ('T=0' | 'T=1')[];
  readonly lengthPolicy?: CardOptions['lengthPolicy'];
  /** Further bytes that must never leave the card, such as the master keys of a key file. */
  readonly hidden?: readonly Uint8Array[];
  /** Default: the card of this program. */
  readonly make?: MakeCard;
}

/** Every card has the same time; its chance comes from the seed. */
const NOW = new Date('2026-11-23T03:00:00Z');

/** Begins every life with a fresh card of the same contents; the contents themselves are never changed. */
export class SimulatedSource implements CardSource {
  readonly map: CardMap;
  readonly secrets: CardSecrets;
  readonly interfaces: readonly CardInterface[];
  readonly contactProtocols: readonly ('T=0' | 'T=1')[];
  readonly renewable = true;

  constructor(
    private readonly contents: CardContents,
    private readonly options: SimulatedSourceOptions = {},
  ) {
    const profile = findProfile(contents.profile);
    this.map = mapOfContents(contents, profile);
    this.secrets = secretsOfContents(contents, this.map, options.hidden);
    this.interfaces = options.interfaces ?? profile.interfaces;
    this.contactProtocols = options.contactProtocols ?? ['T=0', 'T=1'];
  }

  begin({ cardInterface, contactProtocol, seed }: LifeChoice): CardLife {
    const { make = createCard, lengthPolicy } = this.options;
    const chance = new Chance(seed);
    const card = make({
      contents: this.contents,
      protocol: contactProtocol,
      random: (count) => chance.bytes(count),
      clock: () => NOW,
      ...(lengthPolicy && { lengthPolicy }),
    });
    return new SimulatedLife(card, cardInterface, contactProtocol);
  }
}

class SimulatedLife implements CardLife {
  answerToReset: Uint8Array;
  #interface: CardInterface;

  constructor(
    private readonly card: TearableCard,
    cardInterface: CardInterface,
    private readonly contactProtocol: 'T=0' | 'T=1',
  ) {
    this.#interface = cardInterface;
    this.answerToReset = this.#powered(() => card.powerOn(cardInterface));
  }

  get protocol(): Protocol {
    return this.#interface === 'contactless' ? 'contactless' : this.contactProtocol;
  }

  transmit(command: Uint8Array): Uint8Array {
    try {
      return this.card.transmit(command);
    } catch (error) {
      if (error instanceof CardError && error.code === 'POWER_LOST') throw new CardTorn(error.message);
      throw silent(error);
    }
  }

  reset(kind: ResetKind, cardInterface: CardInterface): Uint8Array {
    this.answerToReset = this.#powered(() => {
      if (kind === 'warm' && cardInterface === this.#interface) return this.card.warmReset();
      this.card.powerOff();
      return this.card.powerOn(cardInterface);
    });
    this.#interface = cardInterface;
    return this.answerToReset;
  }

  tear(writes: number): void {
    this.card.tearAfter(writes);
  }

  #powered(action: () => Uint8Array): Uint8Array {
    try {
      return action();
    } catch (error) {
      throw silent(error);
    }
  }
}

function silent(error: unknown): CardSilent {
  const message = error instanceof Error ? error.message : String(error);
  return new CardSilent(error instanceof CardError ? error.code : 'CARD_FAULT', message);
}
