import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { CardSecrets } from './card-secrets.js';

/** Eight bytes of a key are no chance. */
const PIECE_BYTES = 8;
/** Shorter ones come up in any data. */
const LEAST_PIN_BYTES = 3;
/** A key of one byte over and over, as blank cards have, says nothing. */
const LEAST_DIFFERENT_BYTES = 3;

/** Looks for secrets in answers. Made once for all lives of a card: it is asked for every answer. */
export class SecretSearch {
  static readonly #made = new WeakMap<CardSecrets, SecretSearch>();

  /** Where a piece may begin, by its first two bytes: nearly every place of an answer is passed by with one look. */
  readonly #beginnings = new Uint8Array(0x10000);
  readonly #pieces: Uint8Array[] = [];
  readonly #pins: readonly Uint8Array[];
  /** Those whose digits stand in no file from the beginning. */
  readonly #rarePins: readonly Uint8Array[];

  static of(secrets: CardSecrets, contents: CardContents | undefined): SecretSearch {
    let search = SecretSearch.#made.get(secrets);
    if (search === undefined) {
      search = new SecretSearch(secrets, contents);
      SecretSearch.#made.set(secrets, search);
    }
    return search;
  }

  constructor({ keys, pins, hidden }: CardSecrets, contents: CardContents | undefined) {
    for (const secret of [...keys.map(({ value }) => value), ...hidden]) this.#add(secret);
    this.#pins = pins.map(({ value }) => value).filter(({ length }) => length >= LEAST_PIN_BYTES);
    const files = contents ? contentsOf(contents.masterFile) : [];
    this.#rarePins = this.#pins.filter((pin) => files.every((bytes) => indexOf(bytes, pin) < 0));
  }

  /** Whether a key, or eight bytes of one as halves and parts are made, is in the data. */
  findsKey(data: Uint8Array): boolean {
    const last = data.length - PIECE_BYTES;
    for (let at = 0; at <= last; at++) {
      if (this.#beginnings[(data[at]! << 8) | data[at + 1]!] === 0) continue;
      if (this.#pieces.some((piece) => standsAt(data, at, piece))) return true;
    }
    return false;
  }

  /** @param fromFile the data come from a file, where dates and numbers may look like the PIN */
  findsPin(data: Uint8Array, fromFile: boolean): boolean {
    return (fromFile ? this.#rarePins : this.#pins).some((pin) => indexOf(data, pin) >= 0);
  }

  #add(secret: Uint8Array): void {
    for (let start = 0; start + PIECE_BYTES <= secret.length; start += PIECE_BYTES) {
      const piece = secret.subarray(start, start + PIECE_BYTES);
      if (new Set(piece).size < LEAST_DIFFERENT_BYTES) continue;
      this.#pieces.push(piece);
      this.#beginnings[(piece[0]! << 8) | piece[1]!] = 1;
    }
  }
}

function contentsOf({ files, directories }: DirectoryImage): Uint8Array[] {
  const own = files.flatMap((file) => (file.kind === 'transparent' ? [file.content] : file.records));
  return [...own, ...directories.flatMap(contentsOf)];
}

function standsAt(data: Uint8Array, at: number, piece: Uint8Array): boolean {
  for (let index = 0; index < piece.length; index++) if (data[at + index] !== piece[index]) return false;
  return true;
}

function indexOf(data: Uint8Array, piece: Uint8Array): number {
  for (let at = 0; at + piece.length <= data.length; at++) if (standsAt(data, at, piece)) return at;
  return -1;
}
