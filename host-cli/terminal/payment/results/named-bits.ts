import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import {
  type BitField,
  type BitMap,
  clearBits,
  describeBits,
  hasBits,
  setBits,
} from '../../../../apdu/payment/bit-field.js';

/** A data object whose bits are set by name: `results.set('OVER_FLOOR_LIMIT')`. Begins with all bits 0. */
export class NamedBits<Table extends BitMap> {
  readonly #bytes: Uint8Array;

  constructor(readonly map: Table) {
    this.#bytes = new Uint8Array(map.bytes);
  }

  set(...names: readonly (keyof Table['fields'])[]): void {
    for (const name of names) setBits(this.#bytes, this.#field(name));
  }

  clear(name: keyof Table['fields']): void {
    clearBits(this.#bytes, this.#field(name));
  }

  has(name: keyof Table['fields']): boolean {
    return hasBits(this.#bytes, this.#field(name));
  }

  /** A copy: what was sent to a card must not change afterwards. */
  get bytes(): Uint8Array {
    return this.#bytes.slice();
  }

  /** Whether any bit is set that a code of the same form names. */
  meets(code: Uint8Array): boolean {
    return this.#bytes.some((byte, index) => (byte & (code[index] ?? 0)) !== 0);
  }

  /** A line for each bit that is set. */
  describe(): Bilingual[] {
    return describeBits(this.#bytes, this.map);
  }

  #field(name: keyof Table['fields']): BitField {
    return (this.map.fields as Table['fields'])[name as string]!;
  }
}
