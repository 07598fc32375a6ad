import { toHex } from '../bytes.js';
import type { Language } from '../codec/bilingual.js';
import { CodecError } from '../codec/codec-error.js';
import { type CommandApdu, decodeCommand } from '../codec/command-apdu.js';
import { decodeResponse, type ResponseApdu } from '../codec/response-apdu.js';
import { SW } from '../codec/status-word.js';
import type { AskedCommand, HiddenParts } from './asked-command.js';
import type { CardDictionary, CommandEntry } from './card-dictionary.js';
import { Catalogue } from './catalogue.js';
import type { CommandDescription } from './command-description.js';
import { commandFields, commandHex, hiddenField } from './decode-command.js';
import { decodeTlvFields } from './decode-tlv.js';
import type { DecodedExchange, DecodedField } from './decoded-exchange.js';
import { DialectSwitch } from './dialect-switch.js';
import { explainStatus } from './explain-status.js';
import { READ_BINARY, READ_RECORD, readFileTarget } from './file-target.js';
import { refusalHint } from './hints/refusal-hint.js';
import { GET_RESPONSE } from './iso-commands.js';
import { hexByte, hexWord } from './names.js';
import { recordFields } from './record-fields.js';
import { namesMasterFile, readSelect, SELECT } from './select-coding.js';
import { Selection } from './selection.js';
import { SESSION_INS, SessionState } from './session-state.js';
import type { TraceDialect } from './trace-dialect.js';

const WORDS = {
  malformed: { en: 'no command: ', zh: '不是有效命令：' },
  unknown: { en: 'a command this decoder does not know', zh: '未知命令' },
  data: { en: 'data', zh: '数据' },
};

/**
 * Explains exchanges one after the other; it follows what is selected and which rights were gained, so give it all of a
 * session in order. It never throws on any bytes, and nothing secret leaves it: PINs, keys and secret files are hidden.
 */
export class TraceDecoder {
  readonly #selection: Selection;
  readonly #dialects: DialectSwitch;
  readonly #dialectCommands: readonly CommandDescription[];
  readonly #session = new SessionState();
  #catalogue: Catalogue;
  #dictionary: CardDictionary | undefined;
  #entries: ReadonlyMap<string, CommandEntry>;
  /** The command whose answer GET RESPONSE would fetch. */
  #asked: AskedCommand | undefined;

  constructor(
    catalogue: readonly CommandDescription[] = [],
    dictionary?: CardDictionary,
    readonly language: Language = 'en',
    dialects: readonly TraceDialect[] = [],
  ) {
    this.#dialectCommands = dialects.flatMap((dialect) => dialect.commands);
    this.#catalogue = new Catalogue(catalogue, this.#dialectCommands);
    const directories = dialects.flatMap((dialect) => dialect.directories);
    this.#selection = new Selection(dictionary, directories);
    this.#dialects = new DialectSwitch(dialects, language);
    this.#dictionary = dictionary;
    this.#entries = entriesOf(dictionary);
  }

  get dictionary(): CardDictionary | undefined {
    return this.#dictionary;
  }

  /** Goes on with the commands and names of another card, as when the trace tells which card it is. */
  adopt(catalogue: readonly CommandDescription[], dictionary?: CardDictionary): void {
    this.#catalogue = new Catalogue(catalogue, this.#dialectCommands);
    this.#dictionary = dictionary;
    this.#entries = entriesOf(dictionary);
    this.#selection.adopt(dictionary);
    this.#asked = undefined;
  }

  /** The card was reset or powered: nothing but the master file is selected. The answer tells the interface. */
  reset(answerToReset?: Uint8Array): void {
    this.#selection.reset();
    this.#dialects.reset();
    this.#session.reset(answerToReset);
    this.#asked = undefined;
  }

  decode(command: Uint8Array, response: Uint8Array, hidden: HiddenParts = {}): DecodedExchange {
    const asked = this.#read(command, hidden);
    if (asked instanceof CodecError) {
      this.#asked = undefined;
      return this.#exchange(
        this.#describeMalformed(command, asked),
        this.#describeResponse(response, undefined, undefined),
      );
    }
    const described = this.#describeCommand(asked);
    const fetched = asked.command.ins === GET_RESPONSE && asked.command.cla < 0x80 ? this.#asked : undefined;
    const owner = fetched ?? asked;
    const hint = this.#hint(asked, response);
    if (fetched === undefined) this.#follow(asked, response);
    this.#asked = owner;
    return this.#exchange(described, this.#describeResponse(response, owner, hint));
  }

  /** A command whose answer is not known: what follows is read as if it had been done. */
  decodeCommand(command: Uint8Array, hidden: HiddenParts = {}): DecodedExchange {
    const nothing: DecodedExchange['response'] = { hex: '', fields: [] };
    const asked = this.#read(command, hidden);
    if (asked instanceof CodecError) return this.#exchange(this.#describeMalformed(command, asked), nothing);
    const described = this.#describeCommand(asked);
    if (asked.command.ins !== GET_RESPONSE) {
      this.#follow(asked, DONE);
      this.#asked = asked;
    }
    return this.#exchange(described, nothing);
  }

  #read(bytes: Uint8Array, hidden: HiddenParts): AskedCommand | CodecError {
    try {
      const asked = this.#ask(decodeCommand(bytes));
      asked.hideData ||= hidden.data === true;
      asked.hideResponse ||= hidden.answer === true;
      return asked;
    } catch (error) {
      if (error instanceof CodecError) return error;
      throw error;
    }
  }

  #ask(command: CommandApdu): AskedCommand {
    const { cla, ins, p1 } = command;
    const speaker = this.#dialects.speakerFor(command);
    const description =
      speaker?.catalogue.find(cla, ins) ??
      this.#catalogue.find(cla, ins, this.#selection.directory?.label, p1);
    const target = command.cla < 0x80 || description !== undefined ? readFileTarget(command) : undefined;
    const file = target?.sfi ? this.#selection.fileBySfi(target.sfi) : this.#selection.file;
    const secretFile = target !== undefined && file?.secret === true;
    return {
      command,
      description,
      entry:
        speaker === undefined && description !== undefined ? this.#entries.get(description.name) : undefined,
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

  #describeCommand(asked: AskedCommand): DecodedExchange['command'] {
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

  #commandDataFields({ command, speaker, target, file }: AskedCommand): readonly DecodedField[] | undefined {
    const spoken = command.data.length === 0 ? undefined : speaker?.session.commandFields(command);
    if (spoken !== undefined || target === undefined) return spoken;
    return recordFields(command.data, target, file, this.#selection, this.language);
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

  #describeResponse(
    bytes: Uint8Array,
    asked: AskedCommand | undefined,
    hint: string | undefined,
  ): DecodedExchange['response'] {
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
      ...(hint !== undefined && { hint }),
    };
  }

  #hint(asked: AskedCommand, response: Uint8Array): string | undefined {
    const statusWord = statusWordOf(response);
    if (statusWord === undefined || statusWord === SW.SUCCESS) return undefined;
    const { command, description, entry, speaker, target, file, hideData } = asked;
    const hint = refusalHint({
      command,
      statusWord,
      hideData,
      description,
      entry,
      target,
      file,
      selection: this.#selection,
      session: this.#session,
      dictionary: this.#dictionary,
      speaks: speaker !== undefined,
      namesakes: this.#catalogue.namesakes(command.ins),
      elsewhere: this.#dialects.elsewhere(command),
    });
    return hint?.[this.language];
  }

  #dataFields(data: Uint8Array, asked: AskedCommand | undefined, hide: boolean): readonly DecodedField[] {
    const label = WORDS.data[this.language];
    if (hide) return [hiddenField(label, data.length, this.language)];
    const spoken = asked?.speaker?.session.answerFields(asked.command, data);
    if (spoken !== undefined) return spoken;
    const ins = asked?.target === undefined ? undefined : asked.command.ins;
    // Part of a file, or a random number, may look like data objects by chance.
    if (ins === READ_BINARY || asked?.command.ins === SESSION_INS.GET_CHALLENGE)
      return [{ label, hex: toHex(data) }];
    const record =
      ins === READ_RECORD
        ? recordFields(data, asked!.target!, asked!.file, this.#selection, this.language)
        : undefined;
    if (record !== undefined) return record;
    const objects =
      data[0]! & 0x20 ? decodeTlvFields(data, this.language, this.#dictionary?.tags) : undefined;
    return objects ?? [{ label, hex: toHex(data) }];
  }

  #follow({ command, description, entry, speaker, target, file }: AskedCommand, response: Uint8Array): void {
    const statusWord = statusWordOf(response);
    if (statusWord === undefined) return;
    const accepted = explainStatus(statusWord).kind !== 'refusal';
    const selects = command.ins === SELECT && command.cla < 0x80;
    if (speaker === undefined && !selects) {
      const name = description?.name ?? `INS ${hexByte(command.ins)}`;
      this.#session.follow({ command, name, entry, statusWord, accepted }, this.#selection);
    }
    if (!accepted) return;
    this.#dialects.follow(command, speaker);
    if (selects) this.#select(command, statusWord);
    else if (target !== undefined && target.sfi > 0 && file !== undefined) this.#selection.choose(file);
  }

  #select(command: CommandApdu, statusWord: number): void {
    const selection = this.#selection;
    const before = selection.directory;
    const target = readSelect(command);
    selection.apply(target);
    const isFile = target.kind === 'identifier' && selection.directory === before && !namesMasterFile(target);
    // The selection of a file leaves its directory, and what was gained there, as it is.
    if (!isFile) this.#session.select(selection, statusWord);
  }

  #exchange(command: DecodedExchange['command'], response: DecodedExchange['response']): DecodedExchange {
    const selection: DecodedExchange['selection'] = {};
    const { directory, file } = this.#selection;
    if (directory !== undefined) selection.directory = directory.label;
    if (file !== undefined) selection.file = hexWord(file.fid);
    return { language: this.language, command, response, selection };
  }
}

const DONE = Uint8Array.of(SW.SUCCESS >> 8, SW.SUCCESS & 0xff);

function statusWordOf(response: Uint8Array): number | undefined {
  if (response.length < 2) return undefined;
  return (response.at(-2)! << 8) | response.at(-1)!;
}

function entriesOf(dictionary: CardDictionary | undefined): ReadonlyMap<string, CommandEntry> {
  return new Map(dictionary?.commands?.map((entry) => [entry.name, entry]));
}
