import { type CommandParts, writeCommand } from './random-walk-apdu.js';
import type { WalkModel } from './random-walk-model.js';

type FilePlan = import('../../card-model/index.js').FilePlan;

/** Numbers below `limit`, the same for the same seed. */
export type Below = (limit: number) => number;

/** PINs in BCD; none of them stands in the files of the demonstration card. */
export const WALK_PINS = ['246813', '975318', '9753', '75319f', '97531864', '193758642093'].map((digits) =>
  Uint8Array.from(Buffer.from(digits, 'hex')),
);

/** How often each kind of command comes. */
const KINDS = {
  select: 17,
  readRecord: 17,
  readBinary: 8,
  updateRecord: 9,
  updateBinary: 4,
  appendRecord: 4,
  verify: 7,
  changePin: 3,
  resetPin: 8,
  getChallenge: 7,
  externalAuthenticate: 13,
  internalAuthenticate: 2,
  getResponse: 2,
} as const;

type Kind = keyof typeof KINDS;

const WHEEL = (Object.keys(KINDS) as Kind[]).flatMap((kind) => new Array<Kind>(KINDS[kind]).fill(kind));

/** Commands by chance, made with what the model knows of the card at this moment. */
export class WalkCommands {
  constructor(
    private readonly below: Below,
    private readonly model: WalkModel,
  ) {}

  next(): Uint8Array {
    const { below } = this;
    if (below(3) === 0) return this.#noise(below(50) === 0 ? 300 : 40);
    const kind = this.#one(WHEEL);
    const parts = this[kind]();
    const extended = below(this.model.contactProtocol === 'T=1' ? 6 : 40) === 0;
    const command = writeCommand(parts, extended || (parts.data?.length ?? 0) > 255);
    return below(16) === 0 ? this.#spoilt(command) : command;
  }

  #noise(limit: number): Uint8Array {
    return this.#bytes(this.below(limit));
  }

  /** Another byte somewhere, or an end too early or too late. */
  #spoilt(command: Uint8Array): Uint8Array {
    const how = this.below(4);
    if (how === 0) return command.slice(0, this.below(command.length));
    if (how === 1) return Uint8Array.of(...command, this.below(256));
    const spoilt = command.slice();
    spoilt[this.below(how === 2 ? 5 : command.length) % command.length] = this.below(256);
    return spoilt;
  }

  #bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  /** No digits in BCD: what is written into files must not look like a PIN when it is read. */
  #filling(count: number): number[] {
    return Array.from({ length: count }, () => 0xa0 + this.below(0x60));
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  #chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** A file of the current directory, now and then of any. */
  #file(): FilePlan | undefined {
    const { directory, all } = this.model;
    const { files } = this.#chance(92) ? directory : this.#one(all);
    return files.length === 0 ? undefined : this.#one(files);
  }

  #sfiOf(file: FilePlan | undefined): number {
    if (!file || this.#chance(6)) return this.below(32);
    return this.#chance(12) ? 0 : file.fid & 0x1f;
  }

  /** Le of a read: mostly all there is. */
  #le(right: number): number | undefined {
    const how = this.below(20);
    if (how < 13) return 0;
    if (how < 16) return right & 0xff;
    return how === 19 ? undefined : this.below(256);
  }

  private select(): CommandParts {
    const { below, model } = this;
    const p2 = this.#one([0x00, 0x00, 0x0c, 0x0c, 0x0c, 0x04]);
    const le = this.#one([undefined, undefined, 0, 0, below(256)]);
    const known = this.#one(model.all);
    const file = this.#file()?.fid ?? 0xef05;
    const two = (fid: number): number[] => [fid >> 8, fid & 0xff];
    const how = below(24);
    const byName = how < 11 && known.aid;
    if (byName) return { ins: 0xa4, p1: 4, p2, data: byName, le };
    if (how < 15) return { ins: 0xa4, p1: 2, p2, data: two(file), le };
    if (how < 17) return { ins: 0xa4, p1: 0, p2, data: two(this.#one([file, known.fid])), le };
    if (how === 17) return { ins: 0xa4, p1: 1, p2, data: two(known.fid), le };
    if (how === 18) return { ins: 0xa4, p1: 3, p2, le };
    if (how === 19) {
      const path = [model.all[1]!.fid, known.fid, this.#one([...known.files, { fid: 0xef05 }]).fid];
      return { ins: 0xa4, p1: 8, p2, data: path.slice(0, 1 + below(3)).flatMap(two), le };
    }
    if (how === 20) return { ins: 0xa4, p1: 9, p2, data: two(this.#one([file, known.fid])), le };
    const cut = known.aid?.subarray(0, 4 + below(5)) ?? [];
    if (how === 21) return { ins: 0xa4, p1: 4, p2: this.#one([0, 2]), data: cut, le };
    if (how === 22) return { ins: 0xa4, p1: 0, p2, data: two(below(65_536)), le };
    return this.#chance(30) ? { ins: 0xa4, p1: 0, p2, data: [0x3f, 0], le } : this.verify();
  }

  /** P1, P2 and the size of a record that is there, by number or by tag, or of one that is not. */
  #record(): { p1: number; p2: number; tag: number; count: number } {
    const file = this.#file();
    const sfi = this.#sfiOf(file) << 3;
    if (file?.kind !== 'linear-variable') {
      const count = file?.kind === 'cyclic' ? file.fields.reduce((sum, field) => sum + field.bytes, 0) : 8;
      const p1 = file?.kind === 'cyclic' && this.#chance(60) ? 0 : this.below(9);
      return { p1, p2: sfi | (p1 === 0 ? 3 : 4), tag: 0, count };
    }
    const number = this.below(file.records.length);
    const { tag = 0, bytes } = file.records[number]!;
    if (this.#chance(25)) return { p1: tag, p2: sfi | this.below(4), tag, count: bytes };
    const p1 = this.#chance(5) ? this.below(256) : number + 1;
    return { p1, p2: sfi | (this.#chance(3) ? this.below(8) : 4), tag, count: bytes };
  }

  private readRecord(): CommandParts {
    const { p1, p2, tag, count } = this.#record();
    return { ins: 0xb2, p1, p2, le: this.#le(count + (tag === 0 ? 0 : 2)) };
  }

  private updateRecord(): CommandParts {
    const { p1, p2, tag, count } = this.#record();
    const size = this.#chance(8) ? this.below(40) : count;
    const head = tag === 0 ? [] : [this.#chance(5) ? this.below(256) : tag, size];
    return { ins: 0xdc, p1, p2, data: [...head, ...this.#filling(size)] };
  }

  private appendRecord(): CommandParts {
    const ring = this.model.directory.files.find(({ kind }) => kind === 'cyclic') ?? this.#file();
    const right = ring?.kind === 'cyclic' ? ring.fields.reduce((sum, field) => sum + field.bytes, 0) : 4;
    const count = this.#chance(15) ? this.below(30) : right;
    return { ins: 0xe2, p2: this.#sfiOf(ring) << 3, data: this.#filling(count) };
  }

  #stretch(): { p1: number; p2: number; left: number } {
    const file = this.model.directory.files.find(({ kind }) => kind === 'transparent' && this.#chance(50));
    const bytes = file?.kind === 'transparent' ? file.bytes : 16;
    const far = this.#chance(25);
    if (this.#chance(60)) {
      const p2 = far ? this.below(256) : this.below(3);
      return { p1: 0x80 | this.#sfiOf(file ?? this.#file()), p2, left: bytes - p2 };
    }
    const offset = far ? this.below(0x8000) : this.below(bytes);
    return { p1: offset >> 8, p2: offset & 0xff, left: bytes - offset };
  }

  private readBinary(): CommandParts {
    const { p1, p2, left } = this.#stretch();
    return { ins: 0xb0, p1, p2, le: this.#le(left) };
  }

  private updateBinary(): CommandParts {
    const { p1, p2 } = this.#stretch();
    return { ins: 0xd6, p1, p2, data: this.#filling(1 + this.below(this.#chance(2) ? 300 : 40)) };
  }

  private verify(): CommandParts {
    const how = this.below(10);
    if (how === 0) return { ins: 0x20, p2: this.#chance(90) ? 0 : this.below(256) };
    if (how < 6) return { ins: 0x20, data: this.model.pin };
    if (how < 8) return { ins: 0x20, data: this.#one(WALK_PINS) };
    return { ins: 0x20, data: this.#bytes(how === 8 ? 2 + this.below(5) : this.below(9)) };
  }

  private changePin(): CommandParts {
    const old = this.#chance(55) ? this.model.pin : this.#one(WALK_PINS);
    const fresh = this.#chance(85) ? this.#one(WALK_PINS) : this.#bytes(this.below(8));
    const separator = this.#chance(92) ? [0xff] : [];
    return { cla: 0x80, ins: 0x5e, p1: this.#chance(95) ? 1 : 0, data: [...old, ...separator, ...fresh] };
  }

  /** UNBLOCK or RELOAD, mostly after what it needs. */
  private resetPin(): CommandParts {
    const { model } = this;
    if (!model.mayResetPin && this.#chance(70)) return this.externalAuthenticate(90);
    if (!model.challenge && this.#chance(85)) return this.getChallenge();
    const reloads = this.#chance(50);
    const p2 = reloads ? 1 : 0;
    const { algorithm, reloadKey, challenge = this.#bytes(8) } = model;
    const process = algorithm.processKey(reloadKey.value, challenge);
    const pin = this.#one(WALK_PINS);
    const block = Uint8Array.from([pin.length, ...pin, 0x80], (byte) => byte);
    const whole = new Uint8Array(algorithm.blockBytes);
    whole.set(this.#chance(92) ? block : this.#bytes(16));
    const enciphered = reloads ? algorithm.encipherBlock(process, whole) : new Uint8Array(0);
    const header = [0x84, 0x24, 0, p2, enciphered.length + 4];
    const right = algorithm.secureMessagingMac(process, Uint8Array.of(...header, ...enciphered));
    const mac = this.#chance(50) ? right : this.#bytes(4);
    return { cla: 0x84, ins: 0x24, p2, data: [...enciphered, ...mac] };
  }

  private getChallenge(): CommandParts {
    return { ins: 0x84, le: this.#one([8, 8, 8, 8, 8, 0, 0, 4, 16, this.below(256)]) };
  }

  private externalAuthenticate(pukShare = 25): CommandParts {
    const { model } = this;
    if (!model.challenge && this.#chance(88)) return this.getChallenge();
    const { keys, hasPin } = model.directory;
    const opening = keys.filter(({ maximumTries }) => maximumTries > 0);
    const puk =
      hasPin && this.#chance(pukShare) ? keys.find(({ reference }) => reference === 0x06) : undefined;
    const key = puk ?? this.#one(opening);
    const data = this.#bytes(8);
    const owner = this.#chance(80) ? key : this.#one(keys);
    const right = model.cryptogram(owner, model.challenge ?? this.#bytes(8), data);
    const cryptogram = this.#chance(85) ? right : this.#bytes(8);
    const version = this.#chance(70) ? [] : [this.#chance(80) ? 1 : this.below(4)];
    const p2 = this.#chance(97) ? key.reference : this.below(256);
    return { ins: 0x82, p2, data: [...cryptogram, ...data, ...version] };
  }

  private internalAuthenticate(): CommandParts {
    const le = this.#one([undefined, undefined, 0, 8, this.below(256)]);
    return { ins: 0x88, p2: this.#chance(95) ? 0 : this.below(256), data: this.#bytes(16), le };
  }

  private getResponse(): CommandParts {
    return { cla: this.#one([0, 0, 0x80, 0x84]), ins: 0xc0, le: this.#chance(70) ? 0 : this.below(64) };
  }
}
