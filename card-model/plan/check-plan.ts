import { shortFileIdentifier } from '../files/elementary-file.js';
import { CardError } from '../kernel/card-error.js';
import type { AccessRule } from '../security/access-rule.js';
import { opensRights } from '../security/key-type.js';
import { encodeRule } from '../security/rule-coding.js';
import type { DirectoryPlan, FilePlan, KeyPlan } from './file-plan.js';

const hex = (value: number): string => value.toString(16).toUpperCase();

function refuse(place: string, problem: string): never {
  throw new CardError('PROFILE_INVALID', `${place}: ${problem}`);
}

function refuseDoubles<Item>(
  place: string,
  what: string,
  items: readonly Item[],
  name: (item: Item) => string,
): void {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(name(item))) refuse(place, `${what} ${name(item)} is there twice`);
    seen.add(name(item));
  }
}

function refuseDoubleAids(directories: readonly DirectoryPlan[]): void {
  const named = directories.filter(({ aid }) => aid);
  refuseDoubles(directories[0]!.label, 'AID', named, ({ aid }) => aid!);
}

/** What tells keys of a directory apart. */
const keyIdentity = ({ type, usage, reference }: KeyPlan): string =>
  [type, ...(usage === undefined ? [] : [hex(usage)]), hex(reference)].join(' ');

/** References of the keys that a rule speaks of. */
export function keysOf(rule: AccessRule): number[] {
  if (typeof rule === 'string') return [];
  if ('key' in rule) return [rule.key];
  if ('anyOf' in rule) return rule.anyOf.flatMap(keysOf);
  return 'allOf' in rule ? rule.allOf.flatMap(keysOf) : [];
}

function checkFile(directory: DirectoryPlan, file: FilePlan): void {
  const place = `${directory.label}.${hex(file.fid)}`;
  const references = directory.keys.filter((key) => opensRights(key.type)).map((key) => key.reference);
  for (const reference of Object.values(file.rules).flatMap(keysOf)) {
    if (!references.includes(reference))
      refuse(place, `its rules name key ${hex(reference)}, which ${directory.label} has not`);
  }
  for (const [act, rule] of Object.entries(file.rules)) {
    if (!encodeRule(rule)) refuse(place, `its ${act} rule has no coding for CREATE FILE`);
  }
  if (file.kind === 'linear-variable' && file.records.some(({ tag }) => tag === undefined)) {
    refuse(place, 'every record needs a tag');
  }
}

/**
 * What types cannot see in a plan: doubled names, rules that speak of keys there are none of.
 * @throws CardError PROFILE_INVALID naming the place
 */
export function checkPlan(masterFile: DirectoryPlan): void {
  const all = (directory: DirectoryPlan): DirectoryPlan[] => [
    directory,
    ...directory.directories.flatMap(all),
  ];
  const directories = all(masterFile);
  refuseDoubles(masterFile.label, 'label', directories, ({ label }) => label);
  // Environments, the children of the MF, may have an application of the same name: SELECT takes that of the current one.
  refuseDoubleAids([masterFile, ...masterFile.directories]);
  for (const environment of masterFile.directories) refuseDoubleAids([masterFile, ...all(environment)]);
  for (const directory of directories) {
    const { label, keys, files } = directory;
    refuseDoubles(label, 'key name', keys, ({ name }) => name);
    refuseDoubles(label, 'key', keys, keyIdentity);
    refuseDoubles(label, 'file identifier', [...files, ...directory.directories], ({ fid }) => hex(fid));
    refuseDoubles(label, 'short file identifier', files, ({ fid }) => hex(shortFileIdentifier(fid)));
    for (const file of files) checkFile(directory, file);
  }
}
