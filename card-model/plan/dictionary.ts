import type {
  CardDictionary,
  DirectoryEntry,
  FileEntry,
  KeyEntry,
  RecordEntry,
} from '../../apdu/trace/card-dictionary.js';
import { shortFileIdentifier } from '../files/elementary-file.js';
import type { Profile } from '../kernel/profile.js';
import { COMMAND_HINTS } from './command-hints-table.js';
import { type DirectoryPlan, type ElementPlan, type FilePlan, fileKind, type KeyPlan } from './file-plan.js';

function entryOfElement({ tag, type, bytes, name, elements }: ElementPlan, number?: number): RecordEntry {
  return {
    ...(number !== undefined && { number }),
    ...(tag !== undefined && { tag }),
    type,
    name,
    length: bytes,
    ...(elements && { fields: elements.map((element) => entryOfElement(element)) }),
  };
}

function recordsOf(file: FilePlan): readonly RecordEntry[] | undefined {
  switch (file.kind) {
    case 'transparent':
    case 'templates':
      return undefined;
    case 'linear-variable':
      return file.records.map((record, index) => entryOfElement(record, index + 1));
    case 'cyclic': {
      const fields = file.fields.map((field) => entryOfElement(field));
      return [
        { name: file.name, type: 'b', length: fields.reduce((sum, field) => sum + field.length, 0), fields },
      ];
    }
  }
}

function entryOfFile(file: FilePlan): FileEntry {
  const records = recordsOf(file);
  return {
    fid: file.fid,
    sfi: shortFileIdentifier(file.fid),
    kind: fileKind(file),
    name: file.name,
    rules: file.rules,
    ...(records && { records }),
  };
}

const entryOfKey = ({ name, reference, type, purpose }: KeyPlan): KeyEntry => ({
  reference,
  label: name,
  name: purpose,
  // A master key answers EXTERNAL AUTHENTICATE too.
  purpose: type === 'MK' ? 'EXTERNAL' : type,
});

function* entriesOf(plan: DirectoryPlan, parent?: string): Generator<DirectoryEntry> {
  yield {
    label: plan.label,
    name: plan.name,
    fid: plan.fid,
    ...(plan.aid && { aid: plan.aid }),
    ...(parent && { parent }),
    ...(plan.headOfApplication && { headOfApplication: true }),
    ...(plan.hasPin && { hasPin: true }),
    files: plan.files.map(entryOfFile),
    keys: plan.keys.map(entryOfKey),
  };
  for (const child of plan.directories) yield* entriesOf(child, plan.label);
}

/**
 * The names of a profile's directories, files, records and keys, the rules of its files and what its commands ask for,
 * as a trace decoder takes them.
 */
export function cardDictionary(profile: Profile): CardDictionary {
  const [main] = profile.applications;
  const served = new Set(main?.commands.map(({ name }) => name));
  return {
    title: profile.title,
    directories: [...entriesOf(profile.plan())],
    commands: COMMAND_HINTS.filter(({ name }) => served.has(name)),
    ...(main && { challengeBytes: main.challengeBytes }),
  };
}

/** Descriptions of every command that a profile's applications serve, each once. */
export function commandCatalogue(profile: Profile) {
  return [...new Set(profile.applications.flatMap((application) => application.commands))];
}
