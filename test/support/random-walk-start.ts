import type { Below } from './random-walk-chance.js';
import { demonstrationOf } from './tear-host.js';

type CardContents = import('../../card-model/index.js').CardContents;
type DirectoryImage = import('../../card-model/index.js').DirectoryImage;
type FindProfile = typeof import('../../card-model/index.js').findProfile;

const PROFILES = ['gen1', 'gen2', 'gen3', 'gen3'];
const STATES = [...new Array<undefined>(10).fill(undefined), 'INITIALISED', 'DEACTIVATED'] as const;
const SPENDING_CONTROL = 0xef06;
const MEDICAL = 0xdf04;
const DEBITS_LEFT = 0x93;

/** The same with one medical debit left. */
function nearlyUsedUp(contents: CardContents): CardContents {
  const visit = (directory: DirectoryImage): DirectoryImage => {
    const directories = directory.directories.map(visit);
    if (directory.fid !== MEDICAL) return { ...directory, directories };
    const files = directory.files.map((file) => {
      if (file.fid !== SPENDING_CONTROL || file.kind !== 'linear-variable') return file;
      return { ...file, records: file.records.map(leavingOne) };
    });
    return { ...directory, directories, files };
  };
  return { ...contents, masterFile: visit(contents.masterFile) };
}

/** The same with room for two keys more at most in every directory. */
function nearlyFull(contents: CardContents, below: Below): CardContents {
  const visit = (directory: DirectoryImage): DirectoryImage => ({
    ...directory,
    ...(directory.keyRoom && { keyRoom: directory.keys.length + (directory.pin ? 1 : 0) + below(3) }),
    directories: directory.directories.map(visit),
  });
  return { ...contents, masterFile: visit(contents.masterFile) };
}

/** In four bytes the number, else its digits. */
function leavingOne(record: Uint8Array): Uint8Array {
  const [tag, count = 0] = record;
  if (tag !== DEBITS_LEFT) return record;
  const zero = count === 4 ? 0x00 : 0x30;
  const value = new Uint8Array(count).fill(zero);
  value[count - 1] = zero + 1;
  return Uint8Array.of(tag, count, ...value);
}

/** The model knows the rules of the social application alone: other applications of the card are left out. */
function socialPart({ masterFile, ...rest }: CardContents): CardContents {
  const directories = masterFile.directories.filter(({ application }) => application === 'social');
  return { ...rest, masterFile: { ...masterFile, directories } };
}

const known = new Map<string, CardContents>();

/** A demonstration card of a generation in some state, chosen by chance. */
export function firstContents(findProfile: FindProfile, below: Below): CardContents {
  const profile = PROFILES[below(PROFILES.length)]!;
  const state = STATES[below(STATES.length)];
  const label = `${profile} ${state}`;
  const contents = known.get(label) ?? socialPart(demonstrationOf(findProfile(profile), state));
  known.set(label, contents);
  const roomy = below(3) === 0 ? nearlyFull(contents, below) : contents;
  return below(3) === 0 ? nearlyUsedUp(roomy) : roomy;
}
