import type { CardInterface } from '../../apdu/transport/card-port.js';
import { type Card, createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { constantRandom } from '../support/random.js';
import { CHALLENGE, cryptogramOf, TERMINAL_DATA } from './card-cryptograms.js';
import { DIRECTORY_NAMES } from './file-tables.js';
import type { Generation } from './oracle.js';

export const PIN_DATA = '246813';
const WRONG_PIN = '999999';
const NO_SUCH_KEY = '7F';

/**
 * A card of a generation, driven by steps in words; beside it a model of the rights that the steps give and take
 * (conventions, Rights). Steps: `MF`, `SSSE`, `DF01` select; `reset`, `off`; `PIN`, `-PIN` = VERIFY, VERIFY of a
 * wrong PIN; `84`, `-84` = EXTERNAL AUTHENTICATE, with a wrong cryptogram; `84.2` = with the number of version 2;
 * `missing` = SELECT of what is not there; `unknown` = authentication with a reference that is not there.
 */
export class CardUnderTest {
  readonly card: Card;
  /** Rights by the directory where they were gained; the PIN is one of SSSE. */
  readonly #rights = new Map<string, Set<string>>();
  directory = 'MF';

  constructor(
    readonly generation: Generation,
    contents: CardContents,
    cardInterface: CardInterface,
  ) {
    this.card = createCard({ contents, random: constantRandom(CHALLENGE) });
    this.card.powerOn(cardInterface);
  }

  /** One command in hexadecimal. */
  send(command: string): string {
    return Buffer.from(this.card.transmit(Buffer.from(command, 'hex')))
      .toString('hex')
      .toUpperCase();
  }

  /** Takes the steps; gives those that were answered otherwise than the model says. */
  walk(steps: string): string[] {
    return steps.split(' ').flatMap((step) => {
      const got = this.#take(step);
      const expected = this.#expect(step);
      return got === expected ? [] : [`${step}: expected ${expected}, got ${got}`];
    });
  }

  /** Rights that count for the files of a directory. */
  rightsIn(label: string): Set<string> {
    const own = new Set(this.#rights.get(label));
    if (this.#rights.get('SSSE')?.has('PIN')) own.add('PIN');
    return own;
  }

  authenticate(reference: string, version: string | undefined, cryptogram: string): string {
    this.send('0084000008');
    const number = version === undefined ? '' : version.padStart(2, '0');
    return this.send(`008200${reference}${number ? '11' : '10'}${cryptogram}${TERMINAL_DATA}${number}`);
  }

  /** Cryptogram of a key of the current directory in a version. */
  cryptogram(reference: string, version = '1', directory = this.directory): string {
    return cryptogramOf(this.generation, directory, reference, Number.parseInt(version, 16));
  }

  #take(step: string): string {
    if (step === 'reset') return this.#power(() => this.card.warmReset());
    if (step === 'off') {
      this.card.powerOff();
      return this.#power(() => this.card.powerOn());
    }
    if (step === 'MF') return this.send('00A4000C023F00');
    if (step === 'missing') return this.send('00A4040C07D1560000059999');
    if (step === 'unknown') return this.authenticate(NO_SUCH_KEY, undefined, '00'.repeat(8));
    const name = DIRECTORY_NAMES[step];
    if (name) return this.send(`00A4040C${(name[1].length / 2).toString(16).padStart(2, '0')}${name[1]}`);
    if (step === 'PIN') return this.send(`0020000003${PIN_DATA}`);
    if (step === '-PIN') return this.send(`0020000003${WRONG_PIN}`);
    const [reference = '', version] = step.replace('-', '').split('.');
    const right = this.cryptogram(reference, version);
    return this.authenticate(reference, version, step.startsWith('-') ? inverted(right) : right);
  }

  #power(start: () => Uint8Array): string {
    return start().length > 0 ? '9000' : 'no answer to reset';
  }

  /** What a step must be answered, and what it does to the rights. */
  #expect(step: string): string {
    if (step === 'missing') return '6A82';
    if (step === 'unknown') return '6A88';
    if (step === 'reset' || step === 'off' || step === 'MF') {
      this.#rights.clear();
      this.directory = 'MF';
    } else if (DIRECTORY_NAMES[step]) {
      for (const owner of this.#rights.keys()) if (!isSameOrAbove(owner, step)) this.#rights.delete(owner);
      this.directory = step;
    } else if (step === '-PIN') {
      this.#rights.get('SSSE')?.delete('PIN');
      return '63C5';
    } else if (step.startsWith('-')) {
      this.#rights.get(this.directory)?.delete(step.slice(1).split('.')[0]!);
      return '63C2';
    } else if (step === 'PIN') this.#gain('SSSE', 'PIN');
    else this.#gain(this.directory, step.split('.')[0]!);
    return '9000';
  }

  #gain(directory: string, right: string): void {
    const held = this.#rights.get(directory) ?? new Set();
    this.#rights.set(directory, held.add(right));
  }
}

const isSameOrAbove = (owner: string, directory: string): boolean =>
  owner === directory || owner === 'MF' || (owner === 'SSSE' && directory.startsWith('DF'));

export function inverted(digits: string): string {
  return Buffer.from(Buffer.from(digits, 'hex').map((byte) => ~byte))
    .toString('hex')
    .toUpperCase();
}
