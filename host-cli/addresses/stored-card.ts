import { equalBytes } from '../../apdu/bytes.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { type Card, type CardOptions, createCard } from '../../card-model/card.js';
import { CardImageError } from '../../card-model/image/image-error.js';
import type { CardProtocol } from '../../card-model/kernel/card-core.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { FileError } from '../errors/file-error.js';
import { readBytes } from '../files/read-file.js';
import { writeWhole } from '../files/write-file.js';
import { ImageLock } from '../locking/image-lock.js';
import type { ServableCard, SimulationOptions } from './connection.js';

/**
 * The card is this process's alone until it is closed.
 * @throws FileError IMAGE_IN_USE; or with the code of what is wrong: the file, the image in it, or a profile nobody
 * knows
 */
export async function openStoredCard(
  path: string,
  options: CardOptions,
  { beforeSave, program }: Pick<SimulationOptions, 'beforeSave' | 'program'> = {},
): Promise<StoredCard> {
  const lock = new ImageLock(path, program);
  await lock.wait();
  try {
    return new StoredCard(path, readBytes(path), options, lock, beforeSave);
  } catch (error) {
    lock.release();
    if (error instanceof CardImageError || error instanceof CardError) {
      throw new FileError(error.code, path, error.message, error);
    }
    throw error;
  }
}

/**
 * A card whose memory is a card image file: what a command changed is in the file before its answer is told. When the
 * file cannot be written the card loses power and is again what the file says, so the two never differ.
 */
export class StoredCard implements ServableCard {
  #card: Card;
  #image: Uint8Array;
  #revision: number;

  constructor(
    private readonly path: string,
    image: Uint8Array,
    private readonly options: CardOptions,
    private readonly lock: ImageLock,
    private readonly beforeSave?: () => void,
  ) {
    this.#image = image;
    this.#card = createCard({ ...options, image });
    this.#revision = this.#card.revision;
  }

  get profile(): Profile {
    return this.#card.profile;
  }

  get powered(): boolean {
    return this.#card.powered;
  }

  get protocol(): CardProtocol {
    return this.#card.protocol;
  }

  get uid(): Uint8Array {
    return this.#card.uid;
  }

  powerOn(cardInterface?: CardInterface): Uint8Array {
    return this.#card.powerOn(cardInterface);
  }

  warmReset(): Uint8Array {
    return this.#card.warmReset();
  }

  powerOff(): void {
    this.#card.powerOff();
  }

  /**
   * @throws FileError when the change cannot be kept: FILE_UNWRITABLE, FILE_CHANGED, or IMAGE_IN_USE for a card that
   * was opened where no lock could be made; CardError as the card does
   */
  transmit(command: Uint8Array): Uint8Array {
    let answer: Uint8Array;
    try {
      answer = this.#card.transmit(command);
    } catch (error) {
      this.#save();
      throw error;
    }
    this.#save();
    return answer;
  }

  tearAfter(writes: number): void {
    this.#card.tearAfter(writes);
  }

  image(): Uint8Array {
    return this.#card.image();
  }

  close(): void {
    this.powerOff();
    this.lock.release();
  }

  #save(): void {
    if (this.#card.revision === this.#revision) return;
    this.beforeSave?.();
    const image = this.#card.image();
    try {
      this.lock.require();
      this.#requireUnchanged();
      writeWhole(this.path, image);
    } catch (error) {
      this.#card = createCard({ ...this.options, image: this.#image });
      this.#card.powerOff();
      this.#revision = this.#card.revision;
      throw error;
    }
    this.#image = image;
    this.#revision = this.#card.revision;
  }

  /** A program that knows no lock, or a copy put over the file: its writes would be undone, and tries given back. */
  #requireUnchanged(): void {
    const stored = readBytes(this.path);
    if (equalBytes(stored, this.#image)) return;
    this.#image = stored;
    throw new FileError(
      'FILE_CHANGED',
      this.path,
      'another program has changed the card since it was opened; nothing was written: open it again',
    );
  }
}
