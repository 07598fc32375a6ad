import { isBytesAvailable, isExactLength, SW } from '../../../apdu/codec/status-word.js';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { Protocol } from '../../../apdu/transport/transport.js';
import type { CardSecrets } from '../secrets/card-secrets.js';
import { addressedFile, changeOf, isAboutFile, isUpdate, namedSfi, readingOf } from './addressed-file.js';
import { BankFacts, bankPinShown, tornBankPin } from './bank-facts.js';
import type { CardMap, MapDirectory, MapFile } from './card-map.js';
import { Exchange } from './exchange.js';
import { FileMemory } from './file-memory.js';
import { findTarget } from './find-target.js';
import { missingRight } from './missing-right.js';
import type { DebitBasis } from './proofs.js';
import { RightsBook } from './rights-book.js';
import { SOCIAL_EFFECTS, tornSocial } from './social-effects.js';
import { TryBook } from './try-book.js';

export const SOCIAL = 'social';
export const BANK = 'pboc';

const VERIFY = 0x20;
const SELECT = 0xa4;
const GET_RESPONSE = 0xc0;

/** Instructions after whose success files or keys are no more what the map says. */
const BUILDING: ReadonlySet<number> = new Set([0xe0, 0xe1, 0xd4, 0xda]);

/** What a terminal can know of one life of a card: what is current, shown, spent and written. */
export class CardWorld {
  directory: MapDirectory | undefined;
  /** The current EF; undefined where there is none or it is not known for sure. */
  file: MapFile | undefined;
  /** The last challenge that may still be used; undefined when there is none. */
  challenge: Uint8Array | undefined;
  /** The last challenge of this life, whatever has become of it. */
  lastChallenge: Uint8Array | undefined;
  /** The command whose data may wait for GET RESPONSE, and how many bytes it has announced. */
  waiting: { readonly from: Exchange; readonly announced: number | undefined } | undefined;
  /** Files or keys were made, deleted or replaced: the map does not hold any more. */
  altered: boolean;
  /** Grows when a SELECT may answer otherwise than before. */
  epoch = 0;
  /** The medical debit that INITIALISE has begun. */
  debit: DebitBasis | undefined;
  readonly bank = new BankFacts();
  readonly rights: RightsBook;
  readonly tries: TryBook;
  readonly files = new FileMemory();
  /** The last exchange since the last reset. */
  last: Exchange | undefined;
  readonly #lastOfInstruction = new Map<number, Uint8Array>();

  constructor(
    readonly map: CardMap,
    readonly secrets: CardSecrets,
    public cardInterface: CardInterface,
    public protocol: Protocol,
  ) {
    this.directory = map.directories[0];
    this.rights = new RightsBook(map);
    this.tries = new TryBook(secrets);
    // Before issue the transport key stands for every right.
    this.altered = map.contents?.transportKey !== undefined;
  }

  /** The command with this instruction that was sent last in this life. */
  lastWith(ins: number): Uint8Array | undefined {
    return this.#lastOfInstruction.get(ins);
  }

  /** An exchange with what is known before it takes effect. */
  exchange(command: Uint8Array, answer: Uint8Array): Exchange {
    const exchange = new Exchange(command, answer);
    const { view } = exchange;
    const { directory } = this;
    exchange.directory = directory;
    if (view === undefined || directory === undefined) return exchange;
    exchange.definition = directory.application.table.find(view.cla, view.ins, view.p1);
    if (view.ins === GET_RESPONSE && this.waiting !== undefined) exchange.origin = this.waiting.from;
    if (isAboutFile(view.ins)) this.#lookAtFile(exchange, directory);
    if (exchange.served) exchange.missingRight = missingRight(exchange, this);
    return exchange;
  }

  #lookAtFile(exchange: Exchange, directory: MapDirectory): void {
    const view = exchange.view!;
    exchange.file = addressedFile(view, directory, this.file);
    if (exchange.file !== undefined && exchange.served && this.#tells(exchange.file, directory)) {
      exchange.reading = readingOf(view, exchange.file, exchange.data);
      if (exchange.reading) {
        exchange.contradiction = this.files.contradiction(exchange.file, exchange.reading);
        if (exchange.contradiction) exchange.expected = this.files.expected(exchange.file, exchange.reading);
      }
    }
  }

  /** Takes the effect of an exchange over. */
  apply(exchange: Exchange): void {
    const { view, directory, command } = exchange;
    this.last = exchange;
    if (view === undefined) {
      this.waiting = undefined;
      return;
    }
    this.#lastOfInstruction.set(view.ins, command);
    if (directory !== undefined) this.#applyHere(exchange, directory);
    if (view.ins === SELECT && view.cla === 0) {
      if (exchange.served) this.#applySelect(exchange);
      // Nothing should have been selected; some cards have all the same, and exact-length tells of them.
      else if (isExactLength(exchange.statusWord)) this.#loseSelection();
    }
    if (exchange.succeeded && BUILDING.has(view.ins)) this.altered = true;
    this.#applyWaiting(exchange);
  }

  /** Everything that does not outlive power is gone. */
  reset(cardInterface: CardInterface, protocol: Protocol): void {
    this.cardInterface = cardInterface;
    this.protocol = protocol;
    this.rights.reset();
    this.directory = this.map.directories[0];
    this.file = undefined;
    this.challenge = undefined;
    this.waiting = undefined;
    this.debit = undefined;
    this.last = undefined;
    this.bank.end();
  }

  /** Power failed during a command; a reset follows. */
  torn(command: Uint8Array): void {
    const { view } = new Exchange(command, new Uint8Array(0));
    const { directory } = this;
    if (view === undefined) return;
    if (directory === undefined) {
      this.files.forgetAll();
      return;
    }
    if (BUILDING.has(view.ins)) this.altered = true;
    if (isUpdate(view.ins)) {
      const file = addressedFile(view, directory, this.file);
      const change = file && changeOf(view, file);
      if (file && change) this.files.torn(file, change);
      else this.files.forgetAll();
    }
    if (directory.application.id === SOCIAL) tornSocial(this, view, directory);
    if (directory.application.id === BANK && view.ins === VERIFY)
      tornBankPin(this.tries.pin(directory), view);
  }

  /** Not the logs of the bank, and on contactless none of its files: its transactions change them by themselves. */
  #tells({ kind }: MapFile, { application }: MapDirectory): boolean {
    if (this.altered) return false;
    return application.id !== BANK || (this.cardInterface === 'contact' && kind !== 'cyclic');
  }

  #applyHere(exchange: Exchange, directory: MapDirectory): void {
    const view = exchange.view!;
    if (directory.application.id === SOCIAL)
      SOCIAL_EFFECTS.get((view.cla << 8) | view.ins)?.(this, exchange, directory);
    if (directory.application.id === BANK) {
      this.bank.apply(exchange);
      if (exchange.is(0x00, VERIFY)) bankPinShown(this.tries.pin(directory), exchange);
    }
    if (!isAboutFile(view.ins)) return;
    const { file, reading } = exchange;
    if (file && reading) this.files.read(file, reading);
    if (isUpdate(view.ins)) this.#applyUpdate(exchange);
    if (namedSfi(view) === 0) return;
    // Whether a refused command has made its file current depends on why it was refused.
    this.file = exchange.served ? file : undefined;
  }

  #applyUpdate({ view, file, succeeded }: Exchange): void {
    if (!succeeded) {
      if (file) this.files.refused(file);
      return;
    }
    const change = file && changeOf(view!, file);
    if (file && change) this.files.changed(file, change);
    else this.files.forgetAll();
  }

  #applySelect(exchange: Exchange): void {
    const target = findTarget(exchange.view!, this.map, exchange.directory);
    this.debit = undefined;
    this.bank.end();
    if (target === undefined || this.altered) {
      this.#loseSelection();
      return;
    }
    if (target.directory !== exchange.directory || target.file === undefined) {
      this.rights.select(target.directory, this.map);
    }
    this.directory = target.directory;
    this.file = target.file;
    if (target.directory.application.id === BANK && exchange.dataBytes > 0) {
      this.bank.learnSelection(exchange.data);
    }
  }

  /** From now on nobody knows what is current. */
  #loseSelection(): void {
    this.directory = undefined;
    this.file = undefined;
  }

  /** Who has announced data, or may have data waiting. */
  #applyWaiting(exchange: Exchange): void {
    const { statusWord, view } = exchange;
    if (view!.ins === GET_RESPONSE) {
      if (exchange.succeeded) this.waiting = undefined;
      return;
    }
    if (isBytesAvailable(statusWord)) this.waiting = { from: exchange, announced: statusWord & 0xff };
    else if (isExactLength(statusWord) || statusWord >> 8 === SW.WARNING_NO_INFORMATION >> 8) {
      this.waiting = { from: exchange, announced: undefined };
    } else this.waiting = undefined;
  }
}
