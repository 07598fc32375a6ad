import type { CardData } from '../../card-model/personalisation/card-data.js';
import { demonstrationData } from '../../card-model/personalisation/demonstration.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { findProfile } from '../../card-model/profiles/registry.js';
import { accessAll, directoryIn } from './accesses.js';
import { masterOfVersion } from './card-cryptograms.js';
import { CardUnderTest, inverted } from './card-under-test.js';
import type { OracleDirectory } from './oracle.js';
import { type Card, wayInto } from './safety-cases.js';
import type { Tally } from './tally.js';

export const KEY_VERSIONS = [1, 2, 3] as const;
type KeyVersion = (typeof KEY_VERSIONS)[number];
type GivenKey = NonNullable<CardData['keys'][string]>[number];
const TRIES = 3;
const UNKNOWN_VERSIONS = ['0', '4', 'FF'];

/** The card personalised with every authentication key in those versions, each from a master key of its own. */
function withKeyVersions(card: Card, versions: readonly number[]): Card {
  const data = demonstrationData();
  const inVersions = (key: GivenKey): GivenKey[] =>
    key.tries === undefined
      ? [key]
      : versions.map((version) => ({ ...key, version, master: masterOfVersion(key.master, version) }));
  const keys = Object.entries(data.keys).map(([label, given]) => [label, given.flatMap(inVersions)]);
  const contents = personalise(findProfile(card.contents.profile), {
    ...data,
    keys: Object.fromEntries(keys),
  });
  return { ...card, contents };
}

/** KEY_VERn: every key of every directory in version n of three. */
export function keyVersionCases(tally: Tally, card: Card, version: KeyVersion): void {
  // The order of the data must not matter.
  const versioned = withKeyVersions(card, KEY_VERSIONS.toReversed());
  const single = withKeyVersions(card, [version]);
  for (const directory of card.directories) {
    for (const key of directory.keys) {
      rightOfVersion(tally, versioned, directory, key, version);
      triesOfVersion(tally, versioned, directory, key, version);
      otherNumbers(tally, versioned, directory, key, version);
      alone(tally, single, directory, key, version);
    }
  }
}

/**
 * The right of a key opens its files whatever the version it was shown in; a failed authentication with any version
 * drops it, as versions are those of one key (conventions, Rights).
 */
function rightOfVersion(
  tally: Tally,
  card: Card,
  directory: OracleDirectory,
  key: string,
  version: KeyVersion,
): void {
  const enter = wayInto(directory.label);
  const next = (version % KEY_VERSIONS.length) + 1;
  for (const state of [
    `${enter} ${key}.${version}`,
    `${enter} ${key}.${version} -${key}.${next}`,
    `${enter} ${key}.${version} -${key}.${next} ${key}.${version}`,
  ]) {
    const test = new CardUnderTest(card.generation, card.contents, card.interface);
    const strange = test.walk(state);
    tally.compare(`${directory.label}: the steps '${state}'`, 'as told', strange.join('; ') || 'as told');
    accessAll(tally, test, directory, state, card.interface);
  }
}

/** Wrong cryptograms spend the tries of that version alone; what is spent in full stays refused. */
function triesOfVersion(
  tally: Tally,
  card: Card,
  { label }: OracleDirectory,
  key: string,
  version: KeyVersion,
): void {
  const test = new CardUnderTest(card.generation, card.contents, card.interface);
  test.walk(wayInto(label));
  const says = (what: string, expected: string, got: string): void =>
    tally.compare(`${label} key ${key} version ${version}, ${what}`, expected, got);
  const left = (): string => triesLeft(test, label, key);
  const expectLeft = (what: string, own: number): void =>
    says(
      `tries left ${what}`,
      KEY_VERSIONS.map((other) => (other === version ? own : TRIES)).join(' '),
      left(),
    );
  const number = `${version}`;
  const right = test.cryptogram(key, number);

  says('a wrong cryptogram', '63C2', test.authenticate(key, number, inverted(right)));
  expectLeft('after one wrong', 2);
  says('the right one restores the tries', '9000', test.authenticate(key, number, right));
  expectLeft('after a right one', TRIES);
  for (const other of KEY_VERSIONS.filter((candidate) => candidate !== version)) {
    says(
      `the cryptogram of version ${other}`,
      '63C2',
      test.authenticate(key, number, test.cryptogram(key, `${other}`)),
    );
    expectLeft(`after the cryptogram of version ${other}`, 2);
    says('the right one again', '9000', test.authenticate(key, number, right));
  }
  for (const expected of ['63C2', '63C1', '63C0', '6983']) {
    says('wrong again', expected, test.authenticate(key, number, inverted(right)));
  }
  says('the right cryptogram, too late', '6983', test.authenticate(key, number, right));
  for (const other of KEY_VERSIONS.filter((candidate) => candidate !== version)) {
    says(
      `version ${other} meanwhile`,
      '9000',
      test.authenticate(key, `${other}`, test.cryptogram(key, `${other}`)),
    );
  }
  expectLeft('in the end', 0);
  test.walk('reset');
  test.walk(wayInto(label));
  says('after a reset', '6983', test.authenticate(key, number, right));
}

/** Without version byte version 01 is meant; numbers that the key has not spend nothing. */
function otherNumbers(
  tally: Tally,
  card: Card,
  { label }: OracleDirectory,
  key: string,
  version: KeyVersion,
): void {
  const test = new CardUnderTest(card.generation, card.contents, card.interface);
  test.walk(wayInto(label));
  const right = test.cryptogram(key, `${version}`);
  const says = (what: string, expected: string, got: string): void =>
    tally.compare(`${label} key ${key} version ${version}, ${what}`, expected, got);
  for (const unknown of UNKNOWN_VERSIONS) {
    const { revision } = test.card;
    says(`sent as version ${unknown}`, '6A88', test.authenticate(key, unknown, right));
    says(`tries after version ${unknown}`, '3 3 3', triesLeft(test, label, key));
    says(`writes by version ${unknown}`, '0', `${test.card.revision - revision}`);
  }
  says('without version byte', version === 1 ? '9000' : '63C2', test.authenticate(key, undefined, right));
  says('tries after that', version === 1 ? '3 3 3' : '2 3 3', triesLeft(test, label, key));
}

/** A card that has the key in this version only. */
function alone(tally: Tally, card: Card, { label }: OracleDirectory, key: string, version: KeyVersion): void {
  const test = new CardUnderTest(card.generation, card.contents, card.interface);
  test.walk(wayInto(label));
  for (const other of [undefined, ...KEY_VERSIONS]) {
    const there = (other ?? 1) === version;
    const number = other === undefined ? undefined : `${other}`;
    const got = test.authenticate(key, number, test.cryptogram(key, `${version}`));
    tally.compare(
      `${label} key ${key} in version ${version} alone, asked for ${other ?? 'none'}`,
      there ? '9000' : '6A88',
      got,
    );
  }
}

/** Tries left of all versions of an authentication key, lowest version first. */
function triesLeft(test: CardUnderTest, label: string, key: string): string {
  const keys = directoryIn(test.card.contents(), label).keys.filter(
    ({ type, reference }) => (type === 'MK' || type === 'EXTERNAL') && reference === Number.parseInt(key, 16),
  );
  const inOrder = keys.toSorted((one, other) => one.version - other.version);
  return inOrder.map((image) => image.triesLeft).join(' ');
}
