import { buildAtr } from '../apdu/codec/atr.js';
import { buildAts } from '../apdu/codec/ats.js';
import { SW } from '../apdu/codec/status-word.js';
import type { CardInterface, CardPort } from '../apdu/transport/card-port.js';
import { cardAlgorithm, randomBytes } from '../crypto/index.js';
import { Directory } from './files/directory.js';
import type { CardContents } from './image/card-contents.js';
import { decodeCardImage, encodeCardImage } from './image/card-image.js';
import { CardCore, type CardProtocol, type LengthPolicy } from './kernel/card-core.js';
import { CardError } from './kernel/card-error.js';
import { CardState } from './kernel/card-state.js';
import { PowerLoss } from './kernel/non-volatile-memory.js';
import type { Profile } from './kernel/profile.js';
import { demonstrationCard } from './personalisation/demonstration.js';
import { findProfile } from './profiles/registry.js';

export interface CardOptions {
  /** Bytes of a card image file; without it the activated demonstration card. */
  readonly image?: Uint8Array;
  /** What the card keeps, when it does not come from an image: the result of `personalise`. */
  readonly contents?: CardContents;
  /** Gives `count` random bytes; default: the system's generator. */
  readonly random?: (count: number) => Uint8Array;
  /** The card's idea of now; default: the system's. */
  readonly clock?: () => Date;
  /** Protocol of the contact interface; default T=0. */
  readonly protocol?: 'T=0' | 'T=1';
  /** How READ RECORD treats an inexact Le; default strict. */
  readonly lengthPolicy?: LengthPolicy;
}

const UID_BYTES = 4;
/** First byte of a random UID. ISO/IEC 14443-3:2018, 6.5.4. */
const RANDOM_UID = 0x08;

/**
 * A card: synchronous, deterministic when given `random` and `clock`. It is made lying powered on its contact
 * interface, as a reader holds it.
 */
export class Card implements CardPort {
  readonly profile: Profile;
  readonly #core: CardCore;
  readonly #contactProtocol: 'T=0' | 'T=1';
  readonly #random: (count: number) => Uint8Array;
  #powered = false;
  #interface: CardInterface = 'contact';
  #uid: Uint8Array = new Uint8Array(UID_BYTES);
  #fault: unknown;

  constructor(contents: CardContents, options: Omit<CardOptions, 'image' | 'contents'> = {}) {
    this.profile = findProfile(contents.profile);
    this.#random = options.random ?? randomBytes;
    this.#contactProtocol = options.protocol ?? 'T=0';
    const masterFile = new Directory(contents.masterFile, undefined, (id) => this.profile.application(id));
    this.#core = new CardCore(masterFile, new CardState(contents), {
      random: this.#random,
      clock: options.clock ?? (() => new Date()),
      algorithm: cardAlgorithm(this.profile.algorithm),
      lengthPolicy: options.lengthPolicy ?? 'strict',
      applications: this.profile.applications,
      memoryBytes: this.profile.memoryBytes,
    });
    this.powerOn();
  }

  /**
   * Powers the card, or resets it, on an interface (default: the last one); gives ATR or ATS.
   * @throws CardError INTERFACE_NOT_SUPPORTED for a contactless power-on of a card with contacts only
   */
  powerOn(cardInterface: CardInterface = this.#interface): Uint8Array {
    if (!this.profile.interfaces.includes(cardInterface)) {
      throw new CardError(
        'INTERFACE_NOT_SUPPORTED',
        `a card of profile ${this.profile.id} has no ${cardInterface} interface`,
      );
    }
    this.#interface = cardInterface;
    if (cardInterface === 'contactless')
      this.#uid = Uint8Array.of(RANDOM_UID, ...this.#random(UID_BYTES - 1));
    return this.warmReset();
  }

  /** Resets without taking power away: the interface and the UID stay. */
  warmReset(): Uint8Array {
    this.#core.reset(this.#protocol);
    this.#powered = true;
    const historical = this.#core.state.historicalBytes;
    if (this.#protocol === 'contactless') return buildAts({ historical });
    return buildAtr({ historical, protocol: this.#protocol });
  }

  powerOff(): void {
    this.#core.reset(this.#protocol);
    this.#powered = false;
  }

  /**
   * One command, one answer of at least two bytes, in a fresh array.
   * @throws CardError CARD_NOT_POWERED, or POWER_LOST when an armed power failure struck: there is no answer
   */
  transmit(command: Uint8Array): Uint8Array {
    if (!this.#powered) throw new CardError('CARD_NOT_POWERED', 'the card has no power: power it on first');
    try {
      return this.#core.process(command);
    } catch (error) {
      return this.#recover(error);
    } finally {
      this.#core.memory.tearAfter(0);
    }
  }

  /** Arms a power failure for the next command, right after its `writes`-th write to non-volatile memory; 0 disarms. */
  tearAfter(writes: number): void {
    if (!Number.isInteger(writes) || writes < 0) {
      throw new CardError(
        'WRITE_COUNT_INVALID',
        `a power failure is armed after a whole number of writes, not ${writes}`,
      );
    }
    this.#core.memory.tearAfter(writes);
  }

  /** The whole non-volatile state as a card image file. */
  image(): Uint8Array {
    return encodeCardImage(this.contents());
  }

  /** The whole non-volatile state as plain data. It holds PINs and keys in clear. */
  contents(): CardContents {
    return {
      profile: this.profile.id,
      ...this.#core.state.toImage(),
      masterFile: this.#core.masterFile.toImage(),
    };
  }

  get powered(): boolean {
    return this.#powered;
  }

  get protocol(): CardProtocol {
    return this.#protocol;
  }

  /** Grows with every write to non-volatile memory: when it has moved, an image on disk is out of date. */
  get revision(): number {
    return this.#core.memory.revision;
  }

  /** UID of the last contactless power-on, 4 bytes. */
  get uid(): Uint8Array {
    return this.#uid.slice();
  }

  /** The last fault of this program inside the card, which the card answered with 6F00; undefined when all is well. */
  get fault(): unknown {
    return this.#fault;
  }

  get #protocol(): CardProtocol {
    return this.#interface === 'contactless' ? 'contactless' : this.#contactProtocol;
  }

  /** After power loss the card is as the last whole command left it; after a fault of ours it says 6F00. */
  #recover(error: unknown): Uint8Array {
    if (error instanceof PowerLoss) {
      this.powerOff();
      throw new CardError('POWER_LOST', 'the card lost its power during the command: power it on again');
    }
    this.#core.memory.rollback();
    this.#fault = error;
    return Uint8Array.of(SW.NO_PRECISE_DIAGNOSIS >> 8, SW.NO_PRECISE_DIAGNOSIS & 0xff);
  }
}

/**
 * A card in this process.
 * @throws CardImageError when the image is damaged or no card image; CardError PROFILE_UNKNOWN for one of a
 * profile that this program does not have
 */
export function createCard(options: CardOptions = {}): Card {
  const { image, contents, ...rest } = options;
  return new Card(image ? decodeCardImage(image) : (contents ?? demonstrationCard()), rest);
}
