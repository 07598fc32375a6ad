import type { Profile } from '../kernel/profile.js';
import type { DirectoryPlan, ElementPlan } from '../plan/file-plan.js';
import { PROFILES } from '../profiles/registry.js';
import { type CardData, DATA_SECTIONS } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { fileName, plainValue, tagName } from './encode-element.js';

/** Keys of applications that other parts of the data are for. */
const OTHER_KEY_SECTIONS = ['PKI'];

/** A name in the data, and where a directory of that label says whether it has it. */
interface GivenName {
  readonly path: string;
  readonly label: string;
  /** Names that a directory has in this place; undefined when it has not even the place. */
  readonly known: (directory: DirectoryPlan) => readonly string[] | undefined;
  readonly name: string;
  readonly what: string;
  /** A key whose master key a PSAM has. */
  readonly inPsam?: boolean;
}

/**
 * The same data serve all generations: names of files, elements and keys that another generation has and this one has
 * not are left out of its card.
 * @returns the paths of those left out
 * @throws CardDataError for a name that no generation has, with those there are
 */
export function namesLeftOut(profile: Profile, data: CardData): string[] {
  checkKeySections(profile, data);
  const others = PROFILES.filter((other) => other !== profile);
  const leftOut: string[] = [];
  for (const given of namesGiven(data)) {
    const own = knownIn(profile, given);
    if (own?.includes(given.name)) continue;
    const elsewhere = others.map((other) => knownIn(other, given)).filter((names) => names !== undefined);
    if (!elsewhere.some((names) => names.includes(given.name))) refuse(given, own ?? elsewhere[0]);
    else if (!(given.inPsam && holdsMasterKeys(profile.plan()))) leftOut.push(given.path);
  }
  return leftOut;
}

function checkKeySections(profile: Profile, data: CardData): void {
  const known = ['MF', ...Object.keys(DATA_SECTIONS), ...OTHER_KEY_SECTIONS];
  const isThere = (label: string) => PROFILES.some((any) => find(any, label)) || find(profile, label);
  const unknown = Object.keys(data.keys).find((label) => !known.includes(label) && !isThere(label));
  if (unknown) throw new CardDataError(`keys.${unknown}`, `is no directory; known are ${known.join(', ')}`);
}

function* namesGiven(data: CardData): Generator<GivenName> {
  for (const [label, section] of Object.entries(DATA_SECTIONS)) {
    for (const [file, values] of Object.entries(data[section] ?? {})) {
      const path = `${section}.${file}`;
      const known = ({ files }: DirectoryPlan) => files.map(({ fid }) => fileName(fid));
      yield { path, label, known, name: file, what: `is no file of ${label}` };
      if (typeof values === 'string') continue;
      for (const [tag, value] of Object.entries(values)) {
        yield* elementsGiven(label, file, [tag], `${path}.${tag}`, value);
      }
    }
  }
  for (const [label, keys] of Object.entries(data.keys)) {
    if (OTHER_KEY_SECTIONS.includes(label)) continue;
    for (const [index, { name, psam }] of keys.entries()) {
      const known = (directory: DirectoryPlan) => directory.keys.map((key) => key.name);
      const path = `keys.${label}.${index}.name`;
      yield { path, label, known, name, what: `is no key of ${label}`, inPsam: Boolean(psam) };
    }
  }
}

/** The element and, of nested ones, those inside. @param tags from the record inwards */
function* elementsGiven(
  label: string,
  file: string,
  tags: readonly string[],
  path: string,
  given: unknown,
): Generator<GivenName> {
  const outer = tags.slice(0, -1);
  const known = (directory: DirectoryPlan) => elementsAt(directory, file, outer)?.map(tagName);
  const what = outer.length === 0 ? 'is no element of this file' : 'is no element here';
  yield { path, label, known, name: tags.at(-1)!, what };
  const value = tags.length === 1 ? plainValue(given, path) : given;
  for (const part of Array.isArray(value) ? value : [value]) {
    if (part === null || typeof part !== 'object') continue;
    for (const [tag, inner] of Object.entries(part)) {
      yield* elementsGiven(label, file, [...tags, tag], `${path}.${tag}`, inner);
    }
  }
}

/** Elements of a file, or those inside the one that the tags lead to; undefined when it has none inside. */
function elementsAt(
  { files }: DirectoryPlan,
  name: string,
  tags: readonly string[],
): readonly ElementPlan[] | undefined {
  const file = files.find(({ fid }) => fileName(fid) === name);
  return tags.reduce<readonly ElementPlan[] | undefined>(
    (elements, tag) => elements?.find((element) => tagName(element) === tag)?.elements,
    file?.kind === 'linear-variable' ? file.records : undefined,
  );
}

const holdsMasterKeys = (directory: DirectoryPlan): boolean =>
  directory.holdsMasterKeys === true || directory.directories.some(holdsMasterKeys);

function knownIn(profile: Profile, { label, known }: GivenName): readonly string[] | undefined {
  const directory = find(profile, label);
  return directory && known(directory);
}

function find(profile: Profile, label: string): DirectoryPlan | undefined {
  const search = (directory: DirectoryPlan): DirectoryPlan | undefined => {
    if (directory.label === label) return directory;
    for (const child of directory.directories) {
      const found = search(child);
      if (found) return found;
    }
    return undefined;
  };
  return search(profile.plan());
}

/** Without a place for names the value is of the wrong kind, which is told where it is encoded. */
function refuse({ path, what }: GivenName, known: readonly string[] | undefined): void {
  if (known) throw new CardDataError(path, `${what}; there are ${[...new Set(known)].join(', ')}`);
}
