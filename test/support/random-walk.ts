import { SW } from '../../apdu/codec/status-word.js';
import { cardKey } from './demonstration.js';
import { writeCommand } from './random-walk-apdu.js';
import { type Below, WALK_PINS, WalkCommands } from './random-walk-commands.js';
import { WalkModel } from './random-walk-model.js';
import { promise } from './random-walk-promise.js';
import { walkTree } from './random-walk-tree.js';

type CardModule = typeof import('../../card-model/index.js');
type CryptoModule = typeof import('../../crypto/index.js');
type Card = import('../../card-model/index.js').Card;
type DirectoryImage = import('../../card-model/index.js').DirectoryImage;

/** The functions of the package under test: its sources, or what was built of them. */
export interface WalkModules {
  readonly createCard: CardModule['createCard'];
  readonly demonstrationCard: CardModule['demonstrationCard'];
  readonly findProfile: CardModule['findProfile'];
  readonly cardAlgorithm: CryptoModule['cardAlgorithm'];
}

export interface WalkReport {
  readonly commands: number;
  readonly probes: number;
  readonly cards: number;
  readonly rightsGained: number;
  /** How often each status word came, families such as 61xx together; probes are not counted. */
  readonly answers: ReadonlyMap<string, number>;
}

const PROFILE = 'gen3';
const PROBE_EVERY = 50;
const COUNTERS_EVERY = 200;
const POWER_EVERY = 160;
/** INS of commands that a counter or the PIN may move with. */
const AUTHENTICATION = [0x20, 0x5e, 0x24, 0x82];

/** Numbers below `limit`, the same in every run (xorshift, George Marsaglia 2003). */
export function seededNumbers(seed: number): Below {
  let state = seed | 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/**
 * Random commands to one card after the other, each answer held against the model.
 * @throws Error with seed and number of the command at the first broken promise
 */
export function randomWalk(modules: WalkModules, options: { steps: number; seed: number }): WalkReport {
  const { steps, seed } = options;
  const walk = new Walk(modules, seededNumbers(seed));
  for (let step = 1; step <= steps; step++) {
    try {
      walk.step(step);
    } catch (error) {
      const place = `seed ${seed.toString(16)}, command ${step}, ${walk.place}`;
      throw new Error(`${place}: ${(error as Error).message}`, { cause: error });
    }
  }
  const { probes, cards, rightsGained, answers } = walk;
  return { commands: steps, probes, cards, rightsGained: rightsGained + walk.model.rightsGained, answers };
}

class Walk {
  probes = 0;
  cards = 0;
  rightsGained = 0;
  readonly answers = new Map<string, number>();
  model!: WalkModel;
  #card!: Card;
  #commands!: WalkCommands;
  #header = '';
  readonly #contents;
  readonly #keys: readonly Buffer[];
  /** The first two bytes of the keys, for a quick look. */
  readonly #keyStarts = new Uint8Array(65_536);

  constructor(
    private readonly modules: WalkModules,
    private readonly below: Below,
  ) {
    this.#contents = modules.demonstrationCard();
    this.#keys = keysOf(this.#contents.masterFile).map((key) => Buffer.from(key.value));
    for (const key of this.#keys) this.#keyStarts[key.readUInt16BE()] = 1;
    this.#begin();
  }

  /** Where the walk stands, without the data of the command: they may be secrets. */
  get place(): string {
    const { label } = this.model.directory;
    return `card ${this.cards}, ${this.model.contactless ? 'contactless' : 'contact'}, ${label}, ${this.#header}`;
  }

  step(count: number): void {
    const { below, model } = this;
    if (below(POWER_EVERY) === 0) this.#power();
    const command = this.#commands.next();
    const answer = this.#exchange(command);
    const sw = (answer.at(-2)! << 8) | answer.at(-1)!;
    const kind = kindOf(sw);
    this.answers.set(kind, (this.answers.get(kind) ?? 0) + 1);
    if (AUTHENTICATION.includes(command[1]!) && sw >> 8 !== 0x6e) this.#compareCounters();
    if (count % COUNTERS_EVERY === 0) this.#compareCounters();
    if (count % PROBE_EVERY === 0) this.#probe();
    const pinKnown = WALK_PINS.some((pin) => Buffer.compare(pin, model.pin) === 0);
    if (this.#wornOut || !pinKnown || wrotePin(command, sw)) this.#begin();
  }

  /** Nothing more can happen here: the PIN is locked for good, or every fourth key is. */
  get #wornOut(): boolean {
    const { all, pinLeft } = this.model;
    const puk = all.find(({ hasPin }) => hasPin)!.keys.find(({ reference }) => reference === 0x06)!;
    if (pinLeft === 0 && puk.triesLeft === 0) return true;
    let blocked = 0;
    let opening = 0;
    for (const { keys } of all) {
      for (const { maximumTries, triesLeft } of keys) {
        if (maximumTries === 0) continue;
        opening++;
        if (triesLeft === 0) blocked++;
      }
    }
    return blocked * 4 > opening;
  }

  #begin(): void {
    this.rightsGained += this.cards === 0 ? 0 : this.model.rightsGained;
    this.cards++;
    const { createCard, findProfile, cardAlgorithm } = this.modules;
    const { below } = this;
    const protocol = below(2) === 0 ? 'T=0' : 'T=1';
    const random = (count: number) => Uint8Array.from({ length: count }, () => below(256));
    this.#card = createCard({ contents: this.#contents, random, protocol });
    const profile = findProfile(PROFILE);
    const root = walkTree(profile.plan(), cardKeyOf);
    this.model = new WalkModel(root, cardAlgorithm(profile.algorithm), protocol, WALK_PINS[0]!);
    this.#commands = new WalkCommands(below, this.model);
  }

  #power(): void {
    const card = this.#card;
    const how = this.below(4);
    const contactless = how === 0 ? !this.model.contactless : this.model.contactless;
    if (how === 3) card.powerOff();
    if (how === 1) card.warmReset();
    else card.powerOn(contactless ? 'contactless' : 'contact');
    this.model.reset(contactless);
  }

  #exchange(command: Uint8Array): Uint8Array {
    this.#header = `${Buffer.from(command.subarray(0, 4)).toString('hex')} and ${Math.max(0, command.length - 4)} bytes`;
    const answer = this.#card.transmit(command);
    if (this.#card.fault) throw new Error('a fault inside the card', { cause: this.#card.fault });
    promise(answer.length >= 2, `an answer of ${answer.length} bytes`);
    if (answer.length > 2) {
      const warned = answer.at(-2) === 0x62;
      promise(warned || (answer.at(-2) === 0x90 && answer.at(-1) === 0), 'data with a refusal');
      this.#lookForSecrets(command, answer);
    }
    this.model.observe(command, answer);
    return answer;
  }

  /** Bytes of chance are exempt; a cryptogram may look like a PIN, the model knows it byte for byte. */
  #lookForSecrets(command: Uint8Array, answer: Uint8Array): void {
    const ins = command[1]!;
    if (ins === 0x84) return;
    const data = Buffer.from(answer.buffer, answer.byteOffset, answer.length - 2);
    for (let at = 0; at + 1 < data.length; at++) {
      if (this.#keyStarts[(data[at]! << 8) | data[at + 1]!] === 0) continue;
      promise(!this.#keys.some((key) => data.indexOf(key, at) === at), 'a key in an answer');
    }
    const cryptogram = ins === 0x88 || (ins === 0xc0 && data.length === 8);
    promise(cryptogram || !data.includes(Buffer.from(this.model.pin)), 'the PIN in an answer');
  }

  #compareCounters(): void {
    const { masterFile } = this.#card.contents();
    const pin = masterFile.directories[0]!.pin!;
    const { model } = this;
    compare('the PIN', pin.triesLeft, model.pinLeft);
    promise(Buffer.compare(pin.value, model.pin) === 0, 'another PIN than the one that was set');
    const keys = keysOf(masterFile);
    for (const [index, left] of model.keysLeft().entries()) {
      const key = keys[index]!;
      compare(`${key.type} ${key.reference.toString(16)}, number ${index}`, key.triesLeft, left);
    }
  }

  /** Reads every file of the current directory: refused when the model says so, and only then. */
  #probe(): void {
    for (const file of this.model.directory.files) {
      const sfi = file.fid & 0x1f;
      const binary = file.kind === 'transparent';
      const read = binary ? { ins: 0xb0, p1: 0x80 | sfi } : { ins: 0xb2, p1: 1, p2: (sfi << 3) | 4 };
      const allowed = this.model.allows(file.rules.read);
      const answer = this.#exchange(writeCommand({ ...read, le: 0 }));
      const sw = (answer.at(-2)! << 8) | answer.at(-1)!;
      const empty = file.kind === 'cyclic' && sw === SW.RECORD_NOT_FOUND;
      const served = empty || (sw === SW.SUCCESS && answer.length > 2);
      promise(allowed ? served : sw === SW.SECURITY_STATUS_NOT_SATISFIED, `probe: ${sw.toString(16)}`);
      this.probes++;
    }
  }
}

function compare(what: string, left: number, expected: number): void {
  promise(left <= expected, `the counter of ${what} is ${left}, not ${expected}: not spent, or given back`);
  promise(left === expected, `the counter of ${what} is ${left}, not ${expected}: spent without cause`);
}

function keysOf({ keys, directories }: DirectoryImage): DirectoryImage['keys'] {
  return [...keys, ...directories.flatMap(keysOf)];
}

const keysByName = new Map<string, Uint8Array>();

function cardKeyOf(name: string): Uint8Array {
  const known = keysByName.get(name) ?? cardKey(name);
  keysByName.set(name, known);
  return known;
}

/** A spoilt command may have put a PIN into a file, where everybody reads it rightly. */
function wrotePin(command: Uint8Array, sw: number): boolean {
  if (sw !== SW.SUCCESS || ![0xd6, 0xdc, 0xe2].includes(command[1]!)) return false;
  const written = Buffer.from(command);
  return WALK_PINS.some((pin) => written.includes(Buffer.from(pin)));
}

function kindOf(sw: number): string {
  const text = sw.toString(16).toUpperCase().padStart(4, '0');
  if (/^6[1C]/.test(text)) return `${text.slice(0, 2)}xx`;
  return text.startsWith('63C') ? '63Cx' : text;
}
