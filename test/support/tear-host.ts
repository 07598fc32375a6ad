import { type CommandFields, encodeCommand } from '../../apdu/codec/command-apdu.js';
import type { Card } from '../../card-model/card.js';
import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { demonstrationData } from '../../card-model/personalisation/demonstration.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import type { DirectoryPlan } from '../../card-model/plan/file-plan.js';
import type { KeyImage } from '../../card-model/security/key.js';
import { encodeKeyRecord, type KeyRecord } from '../../card-model/security/key-record.js';
import { type CardAlgorithm, cardAlgorithm } from '../../crypto/index.js';

const TERMINAL_DATA = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const SUCCESS = 0x9000;
/** 9000, 61xx and warnings: the command was served. */
const wasServed = (statusWord: number): boolean =>
  statusWord === SUCCESS || statusWord >> 8 === 0x61 || statusWord >> 8 === 0x62;

interface Place {
  readonly plan: DirectoryPlan;
  readonly image: DirectoryImage;
  /** File identifiers from below the MF. */
  readonly path: readonly number[];
}

const placesOf = new Map<string, ReadonlyMap<string, Place>>();

/** Where the directories of the demonstration card of a profile stand, by label. */
function placesIn(profile: Profile): ReadonlyMap<string, Place> {
  const known = placesOf.get(profile.id);
  if (known) return known;
  const places = new Map<string, Place>();
  const visit = (plan: DirectoryPlan, image: DirectoryImage, path: readonly number[]): void => {
    places.set(plan.label, { plan, image, path });
    for (const child of plan.directories) {
      const childImage = image.directories.find(({ fid }) => fid === child.fid)!;
      visit(child, childImage, [...path, child.fid]);
    }
  };
  visit(profile.plan(), personalise(profile, demonstrationData()).masterFile, []);
  placesOf.set(profile.id, places);
  return places;
}

/** Who knows every secret of the demonstration card of a profile and talks to one, in the words of a scenario. */
export class TearHost {
  /** Answers of commands on the way are looked at only when this is set. */
  strict = true;
  readonly heard: number[] = [];
  /** Of the last command. */
  data: Uint8Array = new Uint8Array(0);

  constructor(
    readonly card: Card,
    readonly profile: Profile,
  ) {}

  /** One command as it is; its status word. */
  transmit(command: Uint8Array): number {
    const answer = this.card.transmit(command);
    this.data = answer.slice(0, -2);
    const statusWord = (answer.at(-2)! << 8) | answer.at(-1)!;
    this.heard.push(statusWord);
    return statusWord;
  }

  /** A command that has to be served, on the way to another one. */
  send(command: CommandFields | string): void {
    const encoded = encoding(command);
    const statusWord = this.transmit(encoded);
    if (!this.strict || wasServed(statusWord)) return;
    const header = Buffer.from(encoded.subarray(0, 4)).toString('hex');
    throw new Error(`${this.profile.id}: ${header} on the way was answered ${statusWord.toString(16)}`);
  }

  /** The same for a command that has to be refused with that status word. */
  refused(command: Uint8Array, expected: number): void {
    const statusWord = this.transmit(command);
    if (this.strict && statusWord !== expected) {
      throw new Error(`${statusWord.toString(16)} on the way instead of ${expected.toString(16)}`);
    }
  }

  /** Selects the MF, then the directories down to that label. */
  go(label: string): void {
    this.select(0x3f00);
    for (const fid of this.#place(label).path) this.select(fid);
  }

  /** By identifier, without FCI. */
  select(fid: number): void {
    this.send({ cla: 0x00, ins: 0xa4, p1: 0x00, p2: 0x0c, data: Uint8Array.of(fid >> 8, fid & 0xff) });
  }

  challenge(): Uint8Array {
    this.send('0084000008');
    return this.data.length === 8 ? this.data : new Uint8Array(8);
  }

  key(name: string): KeyImage {
    const { plan, image } = this.#place(name.split('.')[0]!);
    const planned = plan.keys.find((key) => key.name === name)!;
    return image.keys.find(
      ({ type, reference, version }) =>
        type === planned.type && reference === planned.reference && version === 1,
    )!;
  }

  /** The PIN as VERIFY carries it. */
  get pin(): Uint8Array {
    return this.#place('SSSE').image.pin!.value;
  }

  verification(pin = this.pin): Uint8Array {
    return encoding({ cla: 0x00, ins: 0x20, p1: 0x00, p2: 0x00, data: pin });
  }

  /** EXTERNAL AUTHENTICATE with a key of the current directory, after a challenge. */
  authentication(key: KeyImage, wrong = false): Uint8Array {
    const algorithm = cardAlgorithm(key.algorithm);
    const cryptogram = algorithm.cryptogram(algorithm.processKey(key.value, this.challenge()), TERMINAL_DATA);
    if (wrong) cryptogram[0]! ^= 1;
    const data = Uint8Array.of(...cryptogram, ...TERMINAL_DATA, key.version);
    return encoding({ cla: 0x00, ins: 0x82, p1: 0x00, p2: key.reference, data });
  }

  /** Selects the directory of a key and shows the key there. */
  show(name: string): void {
    this.go(name.split('.')[0]!);
    const statusWord = this.transmit(this.authentication(this.key(name)));
    if (this.strict && statusWord !== SUCCESS) throw new Error(`${name}: ${statusWord.toString(16)}`);
  }

  /** A command with MAC, and `clear` enciphered when there is any, after a challenge. */
  secured(header: string, key: KeyImage, { clear, wrong = false }: SecuredOptions = {}): Uint8Array {
    const algorithm = cardAlgorithm(key.algorithm);
    const process = algorithm.processKey(key.value, this.challenge());
    const data = clear ? enciphered(algorithm, process, clear) : new Uint8Array(0);
    const covered = Uint8Array.of(...Buffer.from(header, 'hex'), data.length + 4, ...data);
    const mac = algorithm.secureMessagingMac(process, covered);
    if (wrong) mac[3]! ^= 0x80;
    return Uint8Array.of(...covered, ...mac);
  }

  /** WRITE KEY in one of its three forms. */
  writeKey(form: 'plain' | 'enciphered' | 'secured', record: KeyRecord, master?: KeyImage, wrong = false) {
    const p1 = record.kind === 'key' && record.key.type === 'MK' ? '01' : '00';
    const clear = encodeKeyRecord(record);
    if (form === 'secured') return this.secured(`84D4${p1}00`, master!, { clear, wrong });
    if (form === 'plain') return encoding({ cla: 0x00, ins: 0xd4, p1: Number(p1), p2: 0, data: clear });
    const algorithm = cardAlgorithm(master!.algorithm);
    const process = algorithm.processKey(master!.value, this.challenge());
    const data = enciphered(algorithm, process, clear);
    return encoding({ cla: 0x80, ins: 0xd4, p1: Number(p1), p2: 0, data });
  }

  #place(label: string): Place {
    const place = placesIn(this.profile).get(label);
    if (place) return place;
    throw new Error(`profile ${this.profile.id} has no directory ${label}`);
  }
}

interface SecuredOptions {
  readonly clear?: Uint8Array;
  readonly wrong?: boolean;
}

/** Bytes of a command given in fields or in hexadecimal. */
export function encoding(command: CommandFields | string): Uint8Array {
  if (typeof command !== 'string') return encodeCommand(command);
  return Uint8Array.from(Buffer.from(command.replace(/\s/g, ''), 'hex'));
}

/** count ‖ data ‖ 80 00..., block by block. Conventions, PIN commands. */
function enciphered(algorithm: CardAlgorithm, process: Uint8Array, clear: Uint8Array): Uint8Array {
  const { blockBytes } = algorithm;
  const blocks = new Uint8Array(Math.ceil((clear.length + 2) / blockBytes) * blockBytes);
  blocks.set([clear.length, ...clear, 0x80]);
  for (let at = 0; at < blocks.length; at += blockBytes) {
    blocks.set(algorithm.encipherBlock(process, blocks.subarray(at, at + blockBytes)), at);
  }
  return blocks;
}

/** The demonstration card of a profile as plain data. */
export function demonstrationOf(
  profile: Profile,
  lifeCycle?: 'INITIALISED' | 'DEACTIVATED' | 'TERMINATED',
): CardContents {
  return personalise(profile, demonstrationData(), lifeCycle ? { lifeCycle } : {});
}
