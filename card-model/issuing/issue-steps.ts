import type { CommandFields } from '../../apdu/codec/command-apdu.js';
import type { DirectoryImage } from '../files/directory.js';
import { shortFileIdentifier } from '../files/elementary-file.js';
import type { NewFile } from '../files/file-coding.js';
import type { FileImage } from '../files/file-node.js';
import type { LifeCycleName } from '../files/life-cycle.js';
import type { CardContents } from '../image/card-contents.js';
import type { Profile } from '../kernel/profile.js';
import type { DirectoryPlan } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import { MASTER_KEY, UPDATE_KEY } from '../security/key-reference.js';
import { USUAL_VERSION, usualVersion } from '../security/key-version.js';
import {
  ACTIVATE,
  createFileCommand,
  DEACTIVATE,
  END_PRE_ISSUE,
  selectByFidCommand,
  setAtrHeadCommand,
  setSerialNumberCommand,
  showTransportKeyCommand,
  TERMINATE,
  updateBinaryCommand,
  writeRecordCommand,
} from './issue-commands.js';
import type { IssueAction, IssueStep } from './issue-step.js';

/** Identifier of the internal file, which nothing selects. */
const INTERNAL_FILE = 0x0001;
/** Bytes of one UPDATE BINARY; the field uses 70h to FAh. */
const CHUNK_BYTES = 0xf0;
const UNPERSONALISED = 0xff;

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

function send(action: IssueAction, place: string, command: CommandFields): IssueStep {
  return { kind: 'send', action, place, command };
}

/**
 * The commands that make a blank card of the profile one with these contents (`personalise` computes them), in
 * their order: answer to reset, directories with keys and files from the MF down, end of the building, and the state
 * of each application.
 * @param transportKey of the blank card, 8 bytes
 */
export function issueSteps(profile: Profile, contents: CardContents, transportKey: Uint8Array): IssueStep[] {
  const plan = profile.plan();
  return [
    send('select', plan.label, selectByFidCommand(plan.fid)),
    send('show-transport-key', plan.label, showTransportKeyCommand(transportKey)),
    send('set-answer-to-reset', plan.label, setAtrHeadCommand(contents.historicalBytes)),
    send('set-answer-to-reset', plan.label, setSerialNumberCommand(contents.historicalBytes)),
    ...directorySteps(profile, contents.masterFile, plan),
    send('end-pre-issue', plan.label, END_PRE_ISSUE),
    ...stateSteps(contents.masterFile, plan),
  ];
}

/** Fills the current directory; at the end it is current again. */
function directorySteps(profile: Profile, image: DirectoryImage, plan: DirectoryPlan): IssueStep[] {
  return [
    ...keySteps(image, plan),
    ...objectSteps(image, plan),
    ...image.files.flatMap((file) => fileSteps(file, plan)),
    ...image.directories.flatMap((child) => {
      const childPlan = planOf(plan, child);
      return [
        send('create', childPlan.label, createFileCommand(newDirectory(profile, child))),
        send('select', childPlan.label, selectByFidCommand(child.fid)),
        ...directorySteps(profile, child, childPlan),
        send('select', plan.label, selectByFidCommand(plan.fid)),
      ];
    }),
  ];
}

function planOf({ directories, label }: DirectoryPlan, { fid }: DirectoryImage): DirectoryPlan {
  const found = directories.find((plan) => plan.fid === fid);
  if (found) return found;
  throw new RangeError(`the contents have a directory ${hex(fid)} below ${label} that the profile has not`);
}

function newDirectory(
  profile: Profile,
  { fid, aid, application, lifeCycle, block }: DirectoryImage,
): NewFile {
  return {
    kind: 'directory',
    fid,
    ...(aid && { aid }),
    application: profile.application(application).code,
    headOfApplication: lifeCycle !== undefined,
    ...(block?.state === 'blocked' && { blocked: true }),
  };
}

/** The one that the card secures messages with. */
const masterKeyOf = (keys: readonly KeyImage[]): KeyImage | undefined =>
  usualVersion(keys.filter(({ type }) => type === 'MK'));

/** The internal file, that MK in clear, everything else under it. */
function keySteps({ keyRoom, keys, pin }: DirectoryImage, plan: DirectoryPlan): IssueStep[] {
  if (keyRoom === undefined) return [];
  const masterKey = masterKeyOf(keys);
  const others = keys.filter((key) => key !== masterKey);
  const secured = masterKey && { securedBy: masterKey };
  return [
    send(
      'create',
      `${plan.label} keys`,
      createFileCommand({ kind: 'internal', fid: INTERNAL_FILE, keyRoom }),
    ),
    ...(masterKey ? [keyStep(masterKey, plan)] : []),
    ...others.map((key): IssueStep => ({ ...keyStep(key, plan), ...secured })),
    ...(pin
      ? [{ kind: 'write-key', place: `${plan.label}.PIN`, record: { kind: 'pin', pin }, ...secured } as const]
      : []),
  ];
}

/** Data objects stand beside keys, under the MK. */
function objectSteps({ objects = [], keys }: DirectoryImage, { label }: DirectoryPlan): IssueStep[] {
  const securedBy = masterKeyOf(keys);
  if (objects.length === 0) return [];
  if (!securedBy) throw new RangeError(`${label} has data objects and no MK to write them under`);
  return objects.map(({ tag, value }) => ({
    kind: 'write-object',
    place: `${label}.${hex(tag)}`,
    tag,
    value,
    securedBy,
  }));
}

const keyStep = (key: KeyImage, plan: DirectoryPlan): IssueStep => ({
  kind: 'write-key',
  place: keyPlace(key, plan),
  record: { kind: 'key', key },
});

/** 'DF01.UK_EF05', with the version behind it where it is not 01: 'DF01.UK_EF05 version 2'. */
function keyPlace(key: KeyImage, { keys, label }: DirectoryPlan): string {
  const { type, reference, version, usage } = key;
  const planned = keys.find(
    (plan) => plan.type === type && plan.reference === reference && plan.usage === usage,
  );
  // A PSAM has the keys of cards by their names, in each of its environments.
  const own = planned?.name ?? `${label}.${type}_${hex(reference)}`;
  const name = usage === undefined ? own : `${label} ${own}`;
  return version === USUAL_VERSION ? name : `${name} version ${version}`;
}

function fileSteps(file: FileImage, { label }: DirectoryPlan): IssueStep[] {
  const place = `${label}.${hex(file.fid)}`;
  const create = send('create', place, createFileCommand(newFile(file)));
  if (file.kind === 'transparent') return [create, ...binarySteps(file, place)];
  if (file.kind === 'cyclic') return [create];
  const sfi = shortFileIdentifier(file.fid);
  return [
    create,
    ...file.records.map((record, index) =>
      send('write', `${place} record ${index + 1}`, writeRecordCommand(index + 1, sfi, record)),
    ),
  ];
}

function newFile(file: FileImage): NewFile {
  const { fid, rules, issuerData } = file;
  const header = { fid, rules, issuerData };
  if (file.kind === 'transparent') return { ...header, kind: file.kind, bytes: file.content.length };
  const { kind, maximumRecords, recordBytes } = file;
  return { ...header, kind, maximumRecords, recordBytes };
}

/** Creation has filled the file with FF already. */
function binarySteps({ fid, content }: FileImage & { kind: 'transparent' }, place: string): IssueStep[] {
  const steps: IssueStep[] = [];
  for (let offset = 0; offset < content.length; offset += CHUNK_BYTES) {
    const chunk = content.slice(offset, offset + CHUNK_BYTES);
    if (chunk.every((byte) => byte === UNPERSONALISED)) continue;
    steps.push(send('write', `${place} from ${offset}`, updateBinaryCommand(offset, chunk)));
  }
  return steps.length === 0 ? [] : [send('select', place, selectByFidCommand(fid)), ...steps];
}

interface StateChange {
  readonly command: CommandFields;
  /** The key that allows it; conventions, application and card states. */
  readonly type: 'MK' | 'EXTERNAL';
  readonly reference: number;
}

const BY_UPDATE_KEY = { type: 'EXTERNAL', reference: UPDATE_KEY } as const;
const BY_MASTER_KEY = { type: 'MK', reference: MASTER_KEY } as const;

/** How an application comes from its first state, initialised, into the one wanted. */
const CHANGES: Readonly<Record<LifeCycleName, readonly StateChange[]>> = {
  INITIALISED: [],
  ACTIVATED: [{ command: ACTIVATE, ...BY_UPDATE_KEY }],
  DEACTIVATED: [
    { command: ACTIVATE, ...BY_UPDATE_KEY },
    { command: DEACTIVATE, ...BY_UPDATE_KEY },
  ],
  TERMINATED: [{ command: TERMINATE, ...BY_MASTER_KEY }],
};

function stateSteps(image: DirectoryImage, plan: DirectoryPlan): IssueStep[] {
  const changes = image.lifeCycle ? CHANGES[image.lifeCycle] : [];
  const own = changes.flatMap(({ command, type, reference }) => {
    const key = image.keys.find((other) => other.type === type && other.reference === reference);
    return [
      ...(key ? [{ kind: 'authenticate', place: keyPlace(key, plan), key } as const] : []),
      send('change-state', plan.label, command),
    ];
  });
  const below = image.directories.flatMap((child) => stateSteps(child, planOf(plan, child)));
  if (own.length === 0 && below.length === 0) return [];
  const select = send('select', plan.label, selectByFidCommand(plan.fid));
  return [select, ...own, ...below];
}
