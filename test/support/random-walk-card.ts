import { readCommand } from './random-walk-apdu.js';
import {
  allOfTree,
  fingerprint,
  holdsBelow,
  nearest,
  type WalkDirectory,
  type WalkFile,
  type WalkKey,
  type WalkPin,
  walkTree,
} from './random-walk-tree.js';

type AccessRule = import('../../card-model/index.js').AccessRule;
type CardContents = import('../../card-model/index.js').CardContents;
type CardAlgorithm = import('../../crypto/index.js').CardAlgorithm;

const INITIALISED_BYTES = 12;

/** What INITIALISE leaves for DEBIT. */
export interface WalkOrder {
  readonly version: number;
  readonly amounts: Uint8Array;
  readonly terminal: Uint8Array;
  readonly sequence: number;
  /** Of the card; not known when nobody has fetched the answer. */
  random: Uint8Array | undefined;
}

/** The state of the model's card: what is kept, what is current, which rights are held. */
export class WalkCard {
  root: WalkDirectory;
  blocked = false;
  directory: WalkDirectory;
  file: WalkFile | undefined;
  /** Number of the current record, 0 = none. */
  record = 0;
  /** The last GET CHALLENGE answer of 8 bytes while it serves. */
  challenge: Uint8Array | undefined;
  order: WalkOrder | undefined;
  /** Data that wait for GET RESPONSE. */
  waiting: { readonly count: number; readonly data: Uint8Array | undefined } | undefined;
  contactless = false;
  /** Rights gained since the card was made. */
  rightsGained = 0;

  constructor(
    contents: CardContents,
    readonly algorithm: CardAlgorithm,
    readonly contactProtocol: 'T=0' | 'T=1',
    readonly memoryBytes: number,
  ) {
    this.root = walkTree(contents);
    this.directory = this.root;
  }

  get all(): WalkDirectory[] {
    return allOfTree(this.root);
  }

  get isT0(): boolean {
    return !this.contactless && this.contactProtocol === 'T=0';
  }

  /** Of the application to which a directory belongs. */
  headOf(directory: WalkDirectory): WalkDirectory | undefined {
    return nearest(directory, ({ lifeCycle }) => lifeCycle !== undefined);
  }

  get lifeCycle(): string | undefined {
    return this.headOf(this.directory)?.lifeCycle;
  }

  /** The directory whose PIN counts in the current one. */
  get pinOwner(): (WalkDirectory & { pin: WalkPin }) | undefined {
    return nearest(this.directory, ({ pin }) => pin !== undefined) as WalkDirectory & { pin: WalkPin };
  }

  /** Power-on, reset and power-off: what does not outlive them. */
  reset(contactless: boolean): void {
    this.contactless = contactless;
    this.enter(this.root);
    this.challenge = undefined;
    this.waiting = undefined;
  }

  /** What the card keeps after a tear, where the model cannot know it. */
  takeOver(contents: CardContents): void {
    this.root = walkTree(contents);
    this.blocked = contents.blocked ?? false;
    this.directory = this.root;
    this.reset(this.contactless);
  }

  /** As text, with the counters apart. */
  fingerprint(): { readonly kept: string; readonly counters: readonly number[] } {
    const { kept, counters } = fingerprint(this.root);
    return { kept: `${this.blocked}${kept}`, counters };
  }

  /** Rights of SSSE hold below it, those of a DF in that DF; the MF drops all. Conventions, Rights. */
  enter(target: WalkDirectory): void {
    for (const directory of this.all) {
      if (target !== this.root && holdsBelow(directory, target)) continue;
      directory.held.clear();
      directory.pinShown = false;
    }
    this.directory = target;
    this.file = undefined;
    this.record = 0;
    this.order = undefined;
  }

  /** Makes a file current; the current record stays when it is so already. */
  useFile(file: WalkFile): void {
    if (file === this.file) return;
    this.file = file;
    this.record = 0;
  }

  useChallenge(): Uint8Array | undefined {
    const { challenge } = this;
    this.challenge = undefined;
    return challenge;
  }

  /** Whether a rule of the current directory holds now. */
  allows(rule: AccessRule): boolean {
    if (rule === 'always') return true;
    if (rule === 'never') return false;
    if ('pin' in rule) return this.pinOwner?.pinShown ?? false;
    if ('key' in rule) return this.directory.held.has(rule.key);
    if ('interface' in rule) return (rule.interface === 'contactless') === this.contactless;
    if ('anyOf' in rule) return rule.anyOf.some((part) => this.allows(part));
    return rule.allOf.every((part) => this.allows(part));
  }

  /** Of several versions 01, or else the lowest; of several references the lowest. */
  keyOfType(directory: WalkDirectory, type: string): WalkKey | undefined {
    const fitting = directory.keys.filter((key) => key.type === type);
    const reference = Math.min(...fitting.map((key) => key.reference));
    const versions = fitting
      .filter((key) => key.reference === reference)
      .sort((one, other) => one.version - other.version);
    return versions.find(({ version }) => version === 1) ?? versions[0];
  }

  cryptogram(key: WalkKey, challenge: Uint8Array, data: Uint8Array): Uint8Array {
    return this.algorithm.cryptogram(this.algorithm.processKey(key.value, challenge), data);
  }

  /** The data of a GET CHALLENGE or INITIALISE that was served: the card's own chance. */
  learn(bytes: Uint8Array, data: Uint8Array): void {
    const command = readCommand(bytes)!;
    if (command.ins === 0x84 && data.length === 8) this.challenge = data.slice();
    const fetched = command.ins === 0x50 || command.ins === 0xc0;
    if (fetched && this.order && data.length === INITIALISED_BYTES) this.order.random ??= data.slice(8);
  }
}

export const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
