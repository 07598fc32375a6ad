import { writeCommand } from './random-walk-apdu.js';
import { WalkCard } from './random-walk-card.js';
import { type Below, seededNumbers } from './random-walk-chance.js';
import { WALK_PINS, WalkCommands } from './random-walk-commands.js';
import { type Expected, WalkModel } from './random-walk-model.js';
import { BrokenPromise, name, promise } from './random-walk-promise.js';
import { firstContents } from './random-walk-start.js';
import { sfiOf } from './random-walk-tree.js';

type CardModule = typeof import('../../card-model/index.js');
type CryptoModule = typeof import('../../crypto/index.js');
type Card = import('../../card-model/index.js').Card;

/** The functions of the package under test: its sources, or what was built of them. */
export interface WalkModules {
  readonly createCard: CardModule['createCard'];
  readonly findProfile: CardModule['findProfile'];
  readonly cardAlgorithm: CryptoModule['cardAlgorithm'];
}

export interface WalkReport {
  readonly commands: number;
  readonly probes: number;
  readonly cards: number;
  readonly tears: number;
  readonly rightsGained: number;
  /** How often each status word came, families such as 61xx together; probes are not counted. */
  readonly answers: ReadonlyMap<string, number>;
  /** How often each command, by class and instruction, did what it is there for. */
  readonly served: ReadonlyMap<string, number>;
}

const PROBE_EVERY = 60;
const COMPARE_EVERY = 250;
const POWER_EVERY = 160;
const TEAR_EVERY = 6;
const LONGEST_LIFE = 2_500;
/** Looks that a blocked or terminated card outlives. */
const AFTERLIFE = 3;
/** So many commands between two looks at whether a card's life is over. */
const LOOK_EVERY = 8;
const REMEMBERED = 12;
/** INS of commands that never write. */
const READING = [0xa4, 0xb0, 0xb2, 0x84, 0x88, 0xc0, 0x50];
/** INS of commands whose data, and GET RESPONSE with them, may be any bytes. */
const CRYPTOGRAMS = [0x84, 0x88, 0x50, 0x54, 0xc0];

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
  const { probes, cards, tears, answers, served } = walk;
  const rightsGained = walk.rightsGained + walk.model.rightsGained;
  return { commands: steps, probes, cards, tears, rightsGained, answers, served };
}

class Walk {
  probes = 0;
  cards = 0;
  tears = 0;
  rightsGained = 0;
  readonly answers = new Map<string, number>();
  readonly served = new Map<string, number>();
  model!: WalkModel;
  #card!: Card;
  #commands!: WalkCommands;
  #profile = '';
  #age = 0;
  #ending = 0;
  /** The last commands and their answers, without data: they may be secrets. */
  #last: string[] = [];

  constructor(
    private readonly modules: WalkModules,
    private readonly below: Below,
  ) {
    this.#begin();
  }

  get place(): string {
    const { contactless, contactProtocol, directory } = this.model;
    const link = contactless ? 'contactless' : contactProtocol;
    const at = directory.fid.toString(16).toUpperCase();
    return `${this.#profile} card ${this.cards} at its command ${this.#age}, ${link}, ${at}, after ${this.#last.join(', ')}`;
  }

  step(count: number): void {
    const { below } = this;
    this.#age++;
    if (below(POWER_EVERY) === 0) this.#power();
    const command = this.#commands.next();
    const writes = !READING.includes(command[1] ?? 0);
    const tearAfter = writes && below(TEAR_EVERY) === 0 ? 1 + below(4) : 0;
    const answer = tearAfter > 0 ? this.#torn(command, tearAfter) : this.#exchange(command);
    const sw = answer ? statusWordOf(answer) : 0;
    if (answer) count1(this.answers, kindOf(sw));
    if (count % COMPARE_EVERY === 0) this.#compare();
    if (count % PROBE_EVERY === 0) this.#probe();
    if ((count % LOOK_EVERY === 0 && this.#isOver) || wrotePin(command, sw)) {
      this.#compare();
      this.#begin();
    }
  }

  /** Nothing much can happen here any more. */
  get #isOver(): boolean {
    const { model } = this;
    const { root, blocked } = model;
    const social = root.directories.find(({ pin }) => pin);
    const dead = blocked || !social || social.block === 'permanent' || social.lifeCycle === 'TERMINATED';
    if (dead) return ++this.#ending > AFTERLIFE;
    const pinKnown = WALK_PINS.some((pin) => Buffer.compare(pin, social.pin!.value) === 0);
    if (!pinKnown || this.#age > LONGEST_LIFE) return true;
    const opening = model.all.flatMap(({ keys }) => keys.filter(({ maximumTries }) => maximumTries > 0));
    const gone = opening.filter(({ triesLeft }) => triesLeft === 0);
    const puk = social.keys.find(({ reference, type }) => reference === 0x06 && type === 'EXTERNAL');
    return gone.length * 4 > opening.length || (social.pin!.triesLeft === 0 && puk?.triesLeft === 0);
  }

  #begin(): void {
    this.rightsGained += this.cards === 0 ? 0 : this.model.rightsGained;
    this.cards++;
    this.#age = 0;
    this.#ending = 0;
    this.#last = [];
    const { createCard, findProfile, cardAlgorithm } = this.modules;
    const { below } = this;
    const protocol = below(2) === 0 ? 'T=0' : 'T=1';
    const random = (count: number) => Uint8Array.from({ length: count }, () => below(256));
    const contents = firstContents(findProfile, below);
    this.#profile = contents.profile;
    this.#card = createCard({ contents, random, protocol });
    const { algorithm, memoryBytes } = findProfile(this.#profile);
    this.model = new WalkModel(contents, cardAlgorithm(algorithm), protocol, memoryBytes);
    this.#commands = new WalkCommands(below, this.model);
  }

  #power(): void {
    const card = this.#card;
    const how = this.below(4);
    const both = card.profile.interfaces.length > 1;
    const contactless = both && how === 0 ? !this.model.contactless : this.model.contactless;
    if (how === 3) card.powerOff();
    if (how === 1) card.warmReset();
    else card.powerOn(contactless ? 'contactless' : 'contact');
    this.model.reset(contactless);
    this.#remember('reset');
  }

  #exchange(command: Uint8Array): Uint8Array {
    const { revision } = this.#card;
    const expected = this.model.expect(command);
    const answer = this.#card.transmit(command);
    this.#check(command, answer, expected);
    if (READING.includes(command[1]!)) promise(this.#card.revision === revision, 'a reading command wrote');
    return answer;
  }

  #check(command: Uint8Array, answer: Uint8Array, expected: Expected): void {
    const header = Buffer.from(command.subarray(0, 4)).toString('hex');
    const sw = statusWordOf(answer);
    this.#remember(`${header} ${name(sw)}`);
    if (this.#card.fault) throw new Error('a fault inside the card', { cause: this.#card.fault });
    const wanted = expected.statusWords.map(name).join(' or ');
    promise(expected.statusWords.includes(sw), `${name(sw)}, not ${wanted}`);
    const data = answer.subarray(0, -2);
    promise(data.length === expected.count, `${data.length} bytes of data, not ${expected.count}`);
    if (expected.data && data.length > 0) {
      promise(Buffer.compare(data, expected.data) === 0, 'other data than the model has');
    }
    if (expected.served) {
      count1(this.served, header.slice(0, 4));
      this.model.learn(command, data);
    }
    this.#lookForSecrets(command[1]!, data);
  }

  /** Power fails after so many writes, if the command has them: then before or after, and no counter has risen. */
  #torn(command: Uint8Array, writes: number): Uint8Array | undefined {
    const { model } = this;
    const before = model.fingerprint();
    const expected = model.expect(command);
    const card = this.#card;
    card.tearAfter(writes);
    let answer: Uint8Array;
    try {
      answer = card.transmit(command);
    } catch (error) {
      if ((error as { code?: string }).code !== 'POWER_LOST') throw error;
      this.tears++;
      this.#remember(`${Buffer.from(command.subarray(0, 4)).toString('hex')} torn after ${writes}`);
      this.#compareTorn(before, model.fingerprint());
      model.takeOver(card.contents());
      card.powerOn();
      return undefined;
    }
    this.#check(command, answer, expected);
    return answer;
  }

  #compareTorn(before: Fingerprint, after: Fingerprint): void {
    const now = this.#kept();
    const isAs = (other: Fingerprint): boolean =>
      now.kept === other.kept && same(now.counters, other.counters);
    if (isAs(before) || isAs(after)) return;
    promise(now.kept === before.kept, 'torn: neither as before nor as after the command');
    const spent = now.counters.filter((left, index) => left !== before.counters[index]);
    const oneLess = now.counters.every((left, index) => {
      const difference = before.counters[index]! - left;
      return difference === 0 || difference === 1;
    });
    promise(spent.length === 1 && oneLess, 'torn: another counter, or more than one try');
  }

  /** What the card keeps, as the model would tell it. */
  #kept(): Fingerprint {
    const contents = this.#card.contents();
    const { algorithm, contactProtocol, memoryBytes } = this.model;
    const twin = new WalkCard(contents, algorithm, contactProtocol, memoryBytes);
    twin.takeOver(contents);
    return twin.fingerprint();
  }

  #compare(): void {
    const now = this.#kept();
    const model = this.model.fingerprint();
    promise(same(now.counters, model.counters), `counters ${now.counters}, not ${model.counters}`);
    if (now.kept === model.kept) return;
    const at = [...now.kept].findIndex((letter, index) => letter !== model.kept[index]);
    const around = ({ kept }: Fingerprint): string => kept.slice(Math.max(0, at - 60), at + 40);
    throw new BrokenPromise(`keeps ${around(now)}, not ${around(model)}`);
  }

  /** A key of the current directory or the PIN in an answer that is no cryptogram. */
  #lookForSecrets(ins: number, data: Uint8Array): void {
    if (data.length === 0 || CRYPTOGRAMS.includes(ins)) return;
    const text = Buffer.from(data);
    const { directory, pinOwner } = this.model;
    for (const { value } of directory.keys) promise(!text.includes(Buffer.from(value)), 'a key in an answer');
    if (pinOwner) promise(!text.includes(Buffer.from(pinOwner.pin.value)), 'the PIN in an answer');
  }

  /** Reads every file of the current directory: with its right and without. */
  #probe(): void {
    for (const { fid, kind } of [...this.model.directory.files]) {
      const sfi = sfiOf(fid);
      const binary = kind === 'transparent';
      const read = binary ? { ins: 0xb0, p1: 0x80 | sfi } : { ins: 0xb2, p1: 1, p2: (sfi << 3) | 4 };
      this.#exchange(writeCommand({ ...read, le: 0 }));
      this.probes++;
    }
  }

  #remember(line: string): void {
    this.#last.push(line);
    if (this.#last.length > REMEMBERED) this.#last.shift();
  }
}

type Fingerprint = ReturnType<WalkCard['fingerprint']>;
const same = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);
const statusWordOf = (answer: Uint8Array): number => (answer.at(-2)! << 8) | answer.at(-1)!;

function count1(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** A spoilt command may have put a PIN into a file, where everybody reads it rightly. */
function wrotePin(command: Uint8Array, sw: number): boolean {
  if (sw !== 0x9000 || ![0xd6, 0xdc, 0xe2, 0xd2].includes(command[1]!)) return false;
  const written = Buffer.from(command);
  return WALK_PINS.some((pin) => written.includes(Buffer.from(pin)));
}

function kindOf(sw: number): string {
  const text = name(sw).padStart(4, '0');
  if (/^6[1C]/.test(text)) return `${text.slice(0, 2)}xx`;
  return text.startsWith('63C') ? '63Cx' : text;
}
