import type { Bilingual } from '../../apdu/codec/bilingual.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { type CommandApdu, decodeCommand } from '../../apdu/codec/command-apdu.js';
import { SW } from '../../apdu/codec/status-word.js';
import type { DirectoryEntry, FileEntry } from '../../apdu/trace/card-dictionary.js';
import { READ_BINARY, READ_RECORD, readFileTarget } from '../../apdu/trace/file-target.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { cardDictionary } from '../../card-model/plan/dictionary.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import { ApplicationCommands, type NamedCommand } from './application-commands.js';
import type { CardCoverage } from './card-coverage.js';
import { PARAMETER_FORMS } from './parameter-forms-table.js';
import { KNOWN_STATUS_NAMES, statusName } from './status-families.js';
import { Tally } from './tally.js';

type GroupId = CardCoverage['groups'][number]['id'];

const TITLES = {
  commands: { en: 'Commands', zh: '命令' },
  parameters: { en: 'Parameters and keys of commands', zh: '命令参数与密钥' },
  'status-words': { en: 'Status words', zh: '状态字' },
  files: { en: 'Files', zh: '文件' },
  rules: { en: 'Access rules', zh: '访问权限' },
} as const satisfies Record<GroupId, Bilingual>;

const ACCESS = {
  allowed: { en: 'done with the right', zh: '有权执行' },
  refused: { en: 'refused without it', zh: '无权拒绝' },
} as const;

/** A command that was answered so was not even looked at. */
const UNKNOWN: ReadonlySet<number> = new Set([
  SW.INSTRUCTION_UNKNOWN,
  SW.CLASS_UNKNOWN,
  SW.CHANNEL_NOT_SUPPORTED,
]);
/** Its parameters or lengths were not what the card takes. */
const FORMAT_REFUSED: ReadonlySet<number> = new Set([SW.WRONG_LENGTH, SW.WRONG_P1_P2]);

const EXTERNAL_AUTHENTICATE = 0x82;
const EXTERNAL_KEY = 'EXTERNAL';

/** Counts what of a card is exercised, exchange by exchange; what never was stands there with 0. */
export class CoverageMeter {
  readonly #tallies: Readonly<Record<GroupId, Tally>> = {
    commands: new Tally(),
    parameters: new Tally(),
    'status-words': new Tally(),
    files: new Tally(),
    rules: new Tally(),
  };
  readonly #commands: ApplicationCommands;
  readonly #directories: ReadonlyMap<string, DirectoryEntry>;
  readonly #decoder: TraceDecoder;

  constructor(profile: Profile) {
    const { directories } = cardDictionary(profile);
    this.#directories = new Map(directories.map((directory) => [directory.label, directory]));
    this.#decoder = createTraceDecoder(profile);
    this.#commands = new ApplicationCommands(profile);
    for (const command of this.#commands.all) this.#expectCommand(command);
    for (const { name, meaning } of KNOWN_STATUS_NAMES) this.#tallies['status-words'].expect(name, meaning);
    for (const directory of directories) {
      for (const key of directory.keys ?? []) {
        if (key.purpose === EXTERNAL_KEY) this.#tallies.parameters.expect(keyName(key), key.name);
      }
      for (const file of directory.files ?? []) this.#expectFile(directory, file);
    }
  }

  /** The card was powered or reset. */
  reset(answerToReset?: Uint8Array): void {
    this.#decoder.reset(answerToReset);
  }

  exchange(command: Uint8Array, response: Uint8Array): void {
    const { command: described, response: told, selection } = this.#decoder.decode(command, response);
    if (told.status === undefined) return;
    const statusWord = Number.parseInt(told.status.hex, 16);
    const { name, meaning } = statusName(statusWord);
    this.#tallies['status-words'].count(name, meaning);
    const asked = decoded(command);
    if (asked === undefined || UNKNOWN.has(statusWord)) return;
    const directory = this.#directories.get(selection.directory ?? '');
    const known = this.#commands.find(described.name, directory?.label);
    if (known === undefined) return;
    this.#tallies.commands.count(known.name);
    if (FORMAT_REFUSED.has(statusWord)) return;
    this.#countParameters(known, asked, directory);
    if (directory === undefined) return;
    const refused = told.status.kind === 'refusal';
    this.#countFile(asked, directory, selection.file, refused ? statusWord : undefined);
  }

  coverage(): CardCoverage {
    const groups = Object.entries(this.#tallies) as [GroupId, Tally][];
    return { groups: groups.map(([id, tally]) => ({ id, title: TITLES[id], items: tally.items() })) };
  }

  #expectCommand({ name, ins, summary }: NamedCommand): void {
    this.#tallies.commands.expect(name, summary);
    for (const form of formsOf(ins)) this.#tallies.parameters.expect(`${name}, ${form.name}`, form.meaning);
  }

  #expectFile(directory: DirectoryEntry, file: FileEntry): void {
    const name = fileName(directory, file);
    this.#tallies.files.expect(name, file.name);
    if (file.rules === undefined) return;
    for (const access of ['read', 'update'] as const) {
      const rule = file.rules[access];
      if (rule !== 'never') this.#tallies.rules.expect(`${name} ${access} allowed`, ACCESS.allowed);
      if (rule !== 'always') this.#tallies.rules.expect(`${name} ${access} refused`, ACCESS.refused);
    }
  }

  #countParameters(
    { name, ins }: NamedCommand,
    asked: CommandApdu,
    directory: DirectoryEntry | undefined,
  ): void {
    for (const form of formsOf(ins)) {
      if (form.fits(asked)) this.#tallies.parameters.count(`${name}, ${form.name}`);
    }
    if (ins !== EXTERNAL_AUTHENTICATE) return;
    const key = directory?.keys?.find((one) => one.purpose === EXTERNAL_KEY && one.reference === asked.p2);
    if (key !== undefined) this.#tallies.parameters.count(keyName(key));
  }

  #countFile(
    asked: CommandApdu,
    directory: DirectoryEntry,
    selected: string | undefined,
    refusal: number | undefined,
  ): void {
    const target = readFileTarget(asked);
    const file = directory.files?.find(({ fid, sfi }) =>
      target?.sfi ? sfi === target.sfi : fid === Number.parseInt(selected ?? '', 16),
    );
    if (file === undefined) return;
    const name = fileName(directory, file);
    if (refusal === undefined) this.#tallies.files.count(name);
    if (target === undefined) return;
    if (refusal !== undefined && refusal !== SW.SECURITY_STATUS_NOT_SATISFIED) return;
    const access = asked.ins === READ_BINARY || asked.ins === READ_RECORD ? 'read' : 'update';
    const outcome = refusal === undefined ? 'allowed' : 'refused';
    this.#tallies.rules.count(`${name} ${access} ${outcome}`, ACCESS[outcome]);
  }
}

function formsOf(ins: number) {
  return PARAMETER_FORMS.filter((form) => form.ins === ins);
}

function fileName({ label }: DirectoryEntry, { fid }: FileEntry): string {
  return `${label}/${fid.toString(16).toUpperCase().padStart(4, '0')}`;
}

function keyName({ label }: { readonly label: string }): string {
  return `EXTERNAL AUTHENTICATE, ${label}`;
}

function decoded(command: Uint8Array): CommandApdu | undefined {
  try {
    return decodeCommand(command);
  } catch (error) {
    // Bytes that are no command are a case of robustness, not of a command.
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
