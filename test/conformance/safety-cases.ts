import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { accessAll } from './accesses.js';
import { referencesInData } from './card-cryptograms.js';
import { CardUnderTest } from './card-under-test.js';
import type { Generation, OracleDirectory } from './oracle.js';
import type { Tally } from './tally.js';

export interface Card {
  readonly generation: Generation;
  readonly interface: CardInterface;
  readonly contents: CardContents;
  readonly directories: readonly OracleDirectory[];
}

/** The steps from power-on into a directory. */
export const wayInto = (label: string): string => (label === 'SSSE' ? 'SSSE' : `SSSE ${label}`);

/** X_SAFETY: every file, read and updated in every way, after every state of rights below. */
export function safetyCases(tally: Tally, card: Card, directory: OracleDirectory): void {
  for (const state of statesOfRights(card, directory)) {
    const test = new CardUnderTest(card.generation, card.contents, card.interface);
    const strange = test.walk(state);
    tally.compare(`the steps '${state}'`, 'as told', strange.join('; ') || 'as told');
    accessAll(tally, test, directory, state, card.interface);
  }
  foreignKeys(tally, card, directory);
}

/** Steps after which the rights must be those that the model of `CardUnderTest` tells. */
function statesOfRights({ directories }: Card, directory: OracleDirectory): string[] {
  const { label, keys } = directory;
  const enter = wayInto(label);
  const without = (key: string): string => keys.filter((other) => other !== key).join(' ');
  const all = `${enter} PIN ${keys.join(' ')}`;
  const ssse = directories.find((other) => other.label === 'SSSE')!;
  const others = directories.filter((other) => other !== directory && other !== ssse);
  const [beside] = others;
  return [
    // Nothing, one right, one right and the PIN, all but one.
    enter,
    `${enter} PIN`,
    ...keys.flatMap((key) => [`${enter} ${key}`, `${enter} PIN ${key}`]),
    ...keys.flatMap((key) => [`${enter} ${without(key)}`, `${enter} PIN ${without(key)}`]),
    `${enter} ${keys.join(' ')}`,
    all,
    // Two keys: a rule of two is not met by any other two.
    ...keys.flatMap((one, index) => keys.slice(index + 1).map((other) => `${enter} ${one} ${other}`)),
    // Gained in SSSE before, in the MF, in another DF.
    ...(directory === ssse ? [] : ssse.keys.map((key) => `SSSE ${key} ${label}`)),
    `SSSE PIN ${ssse.keys.join(' ')} ${label}`,
    `MF 00 ${enter}`,
    ...others.flatMap((other) => [
      `SSSE ${other.label} ${other.keys.join(' ')} ${label}`,
      `SSSE ${other.label} ${other.keys.join(' ')} ${enter}`,
      `SSSE ${other.label} PIN ${enter}`,
    ]),
    // Lost, or kept, by what comes after.
    ...['MF', 'reset', 'off'].map((step) => `${all} ${step} ${enter}`),
    `${all} ${beside!.label} ${label}`,
    `${all} SSSE ${label}`,
    `${enter} ${keys.join(' ')} ${beside!.label} ${label}`,
    `${enter} ${keys.join(' ')} SSSE ${label}`,
    `${all} ${label}`,
    `${all} missing`,
    `${all} unknown`,
    `${enter} PIN -PIN`,
    `${enter} PIN -PIN PIN`,
    ...['MF', 'reset', 'off'].map((step) => `${enter} PIN ${step} ${enter}`),
    `${all} -PIN`,
    `${all} -PIN PIN`,
    ...keys.flatMap((key) => [`${all} -${key}`, `${all} -${key} ${key}`, `${enter} ${key} -${key}`]),
  ];
}

/** Keys of the data that this generation's directory does not name: the card has them not, or they open nothing. */
function foreignKeys(tally: Tally, card: Card, directory: OracleDirectory): void {
  for (const key of referencesInData(directory.label).filter((known) => !directory.keys.includes(known))) {
    const test = new CardUnderTest(card.generation, card.contents, card.interface);
    const state = wayInto(directory.label);
    test.walk(state);
    const answer = test.authenticate(key, undefined, test.cryptogram(key));
    tally.compare(`the key ${key}`, '6A88 or 9000', answer.replace(/^(6A88|9000)$/, '6A88 or 9000'));
    accessAll(tally, test, directory, `${state} and the key ${key}`, card.interface);
  }
}
