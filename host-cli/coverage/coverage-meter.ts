import type { Bilingual } from '../../apdu/codec/bilingual.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { type CommandApdu, decodeCommand } from '../../apdu/codec/command-apdu.js';
import { SW } from '../../apdu/codec/status-word.js';
import type { AccessRuleEntry, DirectoryEntry, FileEntry } from '../../apdu/trace/card-dictionary.js';
import { type ExplainedStatus, explainStatus } from '../../apdu/trace/explain-status.js';
import { READ_BINARY, READ_RECORD, readFileTarget } from '../../apdu/trace/file-target.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { cardDictionary, commandCatalogue } from '../../card-model/plan/dictionary.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import type { CardCoverage } from './card-coverage.js';
import { Tally } from './tally.js';

const TITLES = {
  commands: { en: 'Commands', zh: '命令' },
  parameters: { en: 'Parameters: P2 of each command', zh: '参数：各命令的 P2' },
  'status-words': { en: 'Status words', zh: '状态字' },
  files: { en: 'Files', zh: '文件' },
  rules: { en: 'Access rules', zh: '访问权限' },
} as const satisfies Record<CardCoverage['groups'][number]['id'], Bilingual>;

const ACCESS = {
  allowed: { en: 'done with the right', zh: '有权执行' },
  refused: { en: 'refused without it', zh: '无权拒绝' },
} as const;

/** Counts what of a card is exercised, exchange by exchange; what never was stands there with 0. */
export class CoverageMeter {
  readonly #commands = new Tally();
  readonly #parameters = new Tally();
  readonly #statusWords = new Tally();
  readonly #files = new Tally();
  readonly #rules = new Tally();
  readonly #directories: ReadonlyMap<string, DirectoryEntry>;
  readonly #decoder: TraceDecoder;

  constructor(profile: Profile) {
    const { directories } = cardDictionary(profile);
    this.#directories = new Map(directories.map((directory) => [directory.label, directory]));
    this.#decoder = createTraceDecoder(profile);
    for (const { name, summary } of commandCatalogue(profile)) this.#commands.expect(name, summary);
    for (const statusWord of Object.values(SW)) {
      const { hex, meaning } = bothLanguages(statusWord);
      this.#statusWords.expect(hex, meaning);
    }
    for (const directory of directories)
      for (const file of directory.files ?? []) this.#expectFile(directory, file);
  }

  /** The card was powered or reset. */
  reset(): void {
    this.#decoder.reset();
  }

  exchange(command: Uint8Array, response: Uint8Array): void {
    const { command: described, response: told, selection } = this.#decoder.decode(command, response);
    if (told.status === undefined) return;
    const { hex, meaning } = bothLanguages(Number.parseInt(told.status.hex, 16));
    this.#statusWords.count(hex, meaning);
    const asked = decoded(command);
    if (asked === undefined) return;
    this.#commands.count(described.name);
    this.#parameters.count(`${described.name} P2 ${asked.p2.toString(16).toUpperCase().padStart(2, '0')}`);
    const directory = this.#directories.get(selection.directory ?? '');
    const target = readFileTarget(asked);
    const current = directory?.files?.find(({ fid }) => fid === Number.parseInt(selection.file ?? '', 16));
    const file = target?.sfi ? directory?.files?.find(({ sfi }) => sfi === target.sfi) : current;
    if (directory === undefined || file === undefined) return;
    if (told.status.kind !== 'refusal') this.#files.count(nameOf(directory, file));
    if (target !== undefined) this.#countAccess(asked, directory, file, told.status);
  }

  coverage(): CardCoverage {
    const group = (id: keyof typeof TITLES, tally: Tally) => ({
      id,
      title: TITLES[id],
      items: tally.items(),
    });
    return {
      groups: [
        group('commands', this.#commands),
        group('parameters', this.#parameters),
        group('status-words', this.#statusWords),
        group('files', this.#files),
        group('rules', this.#rules),
      ],
    };
  }

  #expectFile(directory: DirectoryEntry, file: FileEntry): void {
    const name = nameOf(directory, file);
    this.#files.expect(name, file.name);
    if (file.rules === undefined) return;
    for (const access of ['read', 'update'] as const) {
      const rule = file.rules[access];
      if (mayAllow(rule)) this.#rules.expect(`${name} ${access} allowed`, ACCESS.allowed);
      if (mayRefuse(rule)) this.#rules.expect(`${name} ${access} refused`, ACCESS.refused);
    }
  }

  #countAccess(
    asked: CommandApdu,
    directory: DirectoryEntry,
    file: FileEntry,
    status: ExplainedStatus,
  ): void {
    const access = asked.ins === READ_BINARY || asked.ins === READ_RECORD ? 'read' : 'update';
    const refused = Number.parseInt(status.hex, 16) === SW.SECURITY_STATUS_NOT_SATISFIED;
    if (status.kind === 'refusal' && !refused) return;
    const outcome = refused ? 'refused' : 'allowed';
    this.#rules.count(`${nameOf(directory, file)} ${access} ${outcome}`, ACCESS[outcome]);
  }
}

function nameOf({ label }: DirectoryEntry, { fid }: FileEntry): string {
  return `${label}/${fid.toString(16).toUpperCase().padStart(4, '0')}`;
}

function mayAllow(rule: AccessRuleEntry): boolean {
  return rule !== 'never';
}

function mayRefuse(rule: AccessRuleEntry): boolean {
  return rule !== 'always';
}

function bothLanguages(statusWord: number): { hex: string; meaning: Bilingual } {
  const { hex, meaning } = explainStatus(statusWord, 'en');
  return { hex, meaning: { en: meaning, zh: explainStatus(statusWord, 'zh').meaning } };
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
