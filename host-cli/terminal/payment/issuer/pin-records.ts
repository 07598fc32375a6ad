import { equalConstantTime } from '../../../../crypto/index.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * The PINs that an issuer knows, by card number. A change counts at once; should the card say in its next cryptogram that
 * the script has failed, it is taken back. Shows itself to nobody.
 */
export class PinRecords {
  readonly #pins: Map<string, string>;
  readonly #former = new Map<string, string | undefined>();

  constructor(pins: ReadonlyMap<string, string>) {
    this.#pins = new Map(pins);
  }

  /** In constant time. Of a card whose PIN is not known, none is right. */
  isRight(pan: string, pin: string): boolean {
    const known = this.#pins.get(pan);
    return known !== undefined && equalConstantTime(bytesOf(known), bytesOf(pin));
  }

  change(pan: string, newPin: string): void {
    this.#former.set(pan, this.#pins.get(pan));
    this.#pins.set(pan, newPin);
  }

  /** The last change did not come to the card; without a change nothing happens. */
  takeBack(pan: string): void {
    if (!this.#former.has(pan)) return;
    const former = this.#former.get(pan);
    this.#former.delete(pan);
    if (former === undefined) this.#pins.delete(pan);
    else this.#pins.set(pan, former);
  }
}
