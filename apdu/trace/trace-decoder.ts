import { toHex } from '../bytes.js';
import type { Language } from '../codec/bilingual.js';
import { CodecError } from '../codec/codec-error.js';
import { type CommandApdu, decodeCommand } from '../codec/command-apdu.js';
import { decodeResponse, type ResponseApdu } from '../codec/response-apdu.js';
import type { CardDictionary, FileEntry } from './card-dictionary.js';
import { Catalogue } from './catalogue.js';
import type { CommandDescription } from './command-description.js';
import { commandFields, commandHex, hiddenField } from './decode-command.js';
import { decodeTlvFields } from './decode-tlv.js';
import { decodeRecord } from './decode-value.js';
import type { DecodedExchange, DecodedField } from './decoded-exchange.js';
import { DialectSwitch, type Speaker } from './dialect-switch.js';
import { explainStatus } from './explain-status.js';
import { type FileTarget, READ_BINARY, READ_RECORD, readFileTarget } from './file-target.js';
import { GET_RESPONSE } from './iso-commands.js';
import { hexByte, hexWord } from './names.js';
import { readSelect, SELECT } from './select-coding.js';
import { Selection } from './selection.js';
import type { TraceDialect } from './trace-dialect.js';

/** What is known of a command before its answer. */
interface Asked {
  command: CommandApdu;
  description: CommandDescription | undefined;
  /** The dialect of the selected application, if it has one. */
  speaker: Speaker | undefined;
  target: FileTarget | undefined;
  file: FileEntry | undefined;
  hideData: boolean;
  hideResponse: boolean;
}

const WORDS = {
  malformed: { en: 'no command: ', zh: '不是有效命令：' },
  unknown: { en: 'a command this decoder does not know', zh: '未知命令' },
  data: { en: 'data', zh: '数据' },
};

/**
 * Explains exchanges one after the other; it follows what is selected, so give it all of a session in order. It never
 * throws on any bytes, and nothing secret leaves it: PINs, keys and secret files are hidden.
 */
export class TraceDecoder {
  readonly #catalogue: Catalogue;
  readonly #selection: Selection;
  readonly #dialects: DialectSwitch;
  /** The command whose answer GET RESPONSE would fetch. */
  #asked: Asked | undefined;

  constructor(
    catalogue: readonly CommandDescription[] = [],
    readonly dictionary?: CardDictionary,
    readonly language: Language = 'en',
    dialects: readonly TraceDialect[] = [],
  ) {
    const commands = dialects.flatMap((dialect) => dialect.commands);
    const directories = dialects.flatMap((dialect) => dialect.directories);
    this.#catalogue = new Catalogue(catalogue, commands);
    this.#selection = new Selection(dictionary, directories);
    this.#dialects = new DialectSwitch(dialects, language);
  }

  /** The card was reset or powered: nothing but the master file is selected. */
  reset(): void {
    this.#selection.reset();
    this.#dialects.reset();
    this.#asked = undefined;
  }

  decode(command: Uint8Array, response: Uint8Array): DecodedExchange {
    let asked: Asked;
    try {
      asked = this.#ask(decodeCommand(command));
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.#asked = undefined;
      return this.#exchange(
        this.#describeMalformed(command, error),
        this.#describeResponse(response, undefined),
      );
    }
    const described = this.#describeCommand(asked);
    const fetched = asked.command.ins === GET_RESPONSE && asked.command.cla < 0x80 ? this.#asked : undefined;
    const owner = fetched ?? asked;
    if (fetched === undefined && isAccepted(response)) this.#follow(asked);
    this.#asked = owner;
    return this.#exchange(described, this.#describeResponse(response, owner));
  }

  #ask(command: CommandApdu): Asked {
    const { cla, ins } = command;
    const speaker = this.#dialects.speakerFor(command);
    const description =
      speaker?.catalogue.find(cla, ins) ?? this.#catalogue.find(cla, ins, this.#selection.directory?.label);
    const target = command.cla < 0x80 || description !== undefined ? readFileTarget(command) : undefined;
    const file = target?.sfi ? this.#selection.fileBySfi(target.sfi) : this.#selection.file;
    const secretFile = target !== undefined && file?.secret === true;
    return {
      command,
      description,
      speaker,
      target,
      file,
      hideData: secretFile || (description?.secretData ?? this.#guessSecret(command.ins, description)),
      hideResponse: secretFile || description?.secretResponse === true,
    };
  }

  #guessSecret(ins: number, description: CommandDescription | undefined): boolean {
    return description === undefined && this.#catalogue.mayBeSecret(ins);
  }

  #describeCommand(asked: Asked): DecodedExchange['command'] {
    const { command, description, hideData } = asked;
    const inner = hideData ? undefined : this.#commandDataFields(asked);
    const described: DecodedExchange['command'] = {
      hex: commandHex(command, hideData),
      name: description?.name ?? `INS ${hexByte(command.ins)}`,
      sentence: this.#sentence(command, description),
      fields: commandFields(command, this.language, hideData, inner),
    };
    if (description !== undefined) described.clause = description.clause;
    return described;
  }

  #commandDataFields({ command, speaker, target, file }: Asked): readonly DecodedField[] | undefined {
    const spoken = command.data.length === 0 ? undefined : speaker?.session.commandFields(command);
    if (spoken !== undefined || target === undefined) return spoken;
    return this.#recordFields(command.data, target, file);
  }

  #sentence(command: CommandApdu, description: CommandDescription | undefined): string {
    if (description === undefined) return WORDS.unknown[this.language];
    const explained = description.explain?.(command, this.#selection);
    if (explained !== undefined) return explained[this.language];
    return `${description.name}: ${description.summary[this.language]}`;
  }

  /** The bytes after the header may still hold a PIN. */
  #describeMalformed(bytes: Uint8Array, error: CodecError): DecodedExchange['command'] {
    const ins = bytes[1];
    const shown =
      ins !== undefined && this.#catalogue.mayBeSecret(ins) ? Math.min(4, bytes.length) : bytes.length;
    return {
      hex: toHex(bytes.subarray(0, shown)) + '**'.repeat(bytes.length - shown),
      name: ins === undefined ? '' : `INS ${hexByte(ins)}`,
      sentence: `${WORDS.malformed[this.language]}${error.message}`,
      fields: [],
      fault: error.message,
    };
  }

  #describeResponse(bytes: Uint8Array, asked: Asked | undefined): DecodedExchange['response'] {
    let response: ResponseApdu;
    try {
      response = decodeResponse(bytes);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      return { hex: toHex(bytes), fields: [], fault: error.message };
    }
    const { data, statusWord } = response;
    const hide = asked?.hideResponse === true && data.length > 0;
    return {
      hex: (hide ? '**'.repeat(data.length) : toHex(data)) + hexWord(statusWord),
      fields: data.length === 0 ? [] : this.#dataFields(data, asked, hide),
      status: explainStatus(statusWord, this.language),
    };
  }

  #dataFields(data: Uint8Array, asked: Asked | undefined, hide: boolean): readonly DecodedField[] {
    const label = WORDS.data[this.language];
    if (hide) return [hiddenField(label, data.length, this.language)];
    const spoken = asked?.speaker?.session.answerFields(asked.command, data);
    if (spoken !== undefined) return spoken;
    const ins = asked?.target === undefined ? undefined : asked.command.ins;
    // Part of a file may look like data objects by chance.
    if (ins === READ_BINARY) return [{ label, hex: toHex(data) }];
    const record = ins === READ_RECORD ? this.#recordFields(data, asked!.target!, asked!.file) : undefined;
    if (record !== undefined) return record;
    const objects = data[0]! & 0x20 ? decodeTlvFields(data, this.language, this.dictionary?.tags) : undefined;
    return objects ?? [{ label, hex: toHex(data) }];
  }

  #recordFields(
    data: Uint8Array,
    { part }: FileTarget,
    file: FileEntry | undefined,
  ): DecodedField[] | undefined {
    if (file === undefined || part.kind === 'bytes' || data.length === 0) return undefined;
    const byNumber =
      part.kind === 'record-number' ? this.#selection.recordByNumber(part.number, file) : undefined;
    const numbered = byNumber?.tag === undefined || byNumber.tag === data[0] ? byNumber : undefined;
    const entry =
      numbered ?? this.#selection.recordByTag(data[0]!, file) ?? this.#selection.recordByNumber(0, file);
    return entry === undefined ? undefined : [decodeRecord(data, entry, this.language)];
  }

  #follow({ command, speaker, target, file }: Asked): void {
    this.#dialects.follow(command, speaker);
    if (command.ins === SELECT && command.cla < 0x80) this.#selection.apply(readSelect(command));
    else if (target !== undefined && target.sfi > 0 && file !== undefined) this.#selection.choose(file);
  }

  #exchange(command: DecodedExchange['command'], response: DecodedExchange['response']): DecodedExchange {
    const selection: DecodedExchange['selection'] = {};
    const { directory, file } = this.#selection;
    if (directory !== undefined) selection.directory = directory.label;
    if (file !== undefined) selection.file = hexWord(file.fid);
    return { language: this.language, command, response, selection };
  }
}

/** Done, with or without a warning, or with an answer that waits. */
function isAccepted(response: Uint8Array): boolean {
  if (response.length < 2) return false;
  const statusWord = (response.at(-2)! << 8) | response.at(-1)!;
  return explainStatus(statusWord).kind !== 'refusal';
}
