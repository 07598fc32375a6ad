import { toHex } from '../../../apdu/bytes.js';

/** Shorter ones would be found everywhere. */
const SHORTEST_DIGITS = 4;
/** Hexadecimal digits, with or without white space between them. */
const DIGITS = /[0-9A-Fa-f](?:\s*[0-9A-Fa-f])+/g;
/** What fills a PIN up to the length of its field. ISO 9564-1; GB/T PIN blocks of the same form. */
const FILLED = /F+$/;
const PIN_BLOCK = /^2([4-9A-C])[0-9]{4}[0-9F]{10}$/;

/**
 * The secrets that were sent or answered in a campaign, so that they can be taken out of the words of scripts too: a
 * decoder hides them in exchanges, and a script may write them beside.
 */
export class Secrets {
  /** Digits of secrets, by their count. */
  readonly #byLength = new Map<number, Set<string>>();

  add(bytes: Uint8Array): void {
    const digits = toHex(bytes);
    this.#addDigits(digits);
    this.#addDigits(digits.replace(FILLED, ''));
    const block = PIN_BLOCK.exec(digits);
    if (block !== null) this.#addDigits(digits.slice(2, 2 + Number.parseInt(block[1]!, 16)));
    const written = Buffer.from(bytes).toString('latin1');
    if (/^[0-9A-Fa-f]+$/.test(written)) this.#addDigits(written.toUpperCase());
  }

  /** The text with each digit of a secret as `*`. */
  hideIn(text: string): string {
    if (this.#byLength.size === 0) return text;
    return text.replace(DIGITS, (run) => this.#hideInRun(run));
  }

  #addDigits(digits: string): void {
    if (digits.length < SHORTEST_DIGITS) return;
    const alike = this.#byLength.get(digits.length);
    if (alike === undefined) this.#byLength.set(digits.length, new Set([digits]));
    else alike.add(digits);
  }

  #hideInRun(run: string): string {
    const digits = run.replace(/\s+/g, '').toUpperCase();
    const hidden = new Uint8Array(digits.length);
    for (const [length, secrets] of this.#byLength) {
      for (let start = 0; start + length <= digits.length; start++) {
        if (secrets.has(digits.slice(start, start + length))) hidden.fill(1, start, start + length);
      }
    }
    if (!hidden.includes(1)) return run;
    let index = 0;
    return run.replace(/\S/g, (digit) => (hidden[index++] === 1 ? '*' : digit));
  }
}
