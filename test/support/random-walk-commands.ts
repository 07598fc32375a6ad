import { type CommandParts, writeCommand } from './random-walk-apdu.js';
import type { WalkCard, WalkOrder } from './random-walk-card.js';
import { type Below, Chance } from './random-walk-chance.js';
import { debitMac1 } from './random-walk-debit.js';
import { FileCommands } from './random-walk-file-commands.js';
import { SecuredCommands } from './random-walk-secured.js';
import { StateCommands } from './random-walk-state-commands.js';

/** PINs in BCD; none of them stands in the files of the demonstration card. */
export const WALK_PINS = ['246813', '975318', '9753', '75319f', '97531864', '193758642093'].map((digits) =>
  Uint8Array.from(Buffer.from(digits, 'hex')),
);

/** How often each kind of command comes. */
const KINDS = {
  select: 16,
  readRecord: 13,
  readBinary: 6,
  updateRecord: 8,
  updateBinary: 4,
  appendRecord: 4,
  verify: 7,
  changePin: 3,
  resetPin: 10,
  getChallenge: 3,
  externalAuthenticate: 13,
  internalAuthenticate: 2,
  getResponse: 2,
  applicationBlock: 2,
  applicationUnblock: 5,
  lifeCycle: 3,
  writeKey: 7,
  createFile: 4,
  deleteFile: 2,
  debit: 12,
  beforeIssue: 1,
} as const;

type Kind = keyof typeof KINDS;

const WHEEL = (Object.keys(KINDS) as Kind[]).flatMap((kind) => new Array<Kind>(KINDS[kind]).fill(kind));
const CREATION = 0xe0;
const MASTER_KEY = 0x00;

/** Commands by chance, made with what the model knows of the card at this moment. */
export class WalkCommands {
  readonly #chance: Chance;
  readonly #secured: SecuredCommands;
  readonly #files: FileCommands;
  readonly #states: StateCommands;
  /** Of INITIALISE: a DEBIT for it is worth nothing when it is over. */
  #lastOrder: WalkOrder | undefined;
  readonly #kinds: Readonly<Record<Kind, () => CommandParts>>;

  constructor(
    private readonly below: Below,
    private readonly model: WalkCard,
  ) {
    this.#chance = new Chance(below);
    this.#secured = new SecuredCommands(this.#chance, model);
    this.#files = new FileCommands(this.#chance, model);
    this.#states = new StateCommands(this.#chance, model, this.#secured, {
      select: () => this.#select(),
      getChallenge: () => this.#getChallenge(),
      externalAuthenticate: (reference) => this.#externalAuthenticate(reference),
    });
    this.#kinds = {
      select: () => this.#select(),
      readRecord: () => this.#files.readRecord(),
      readBinary: () => this.#files.readBinary(),
      updateRecord: () => this.#files.updateRecord(),
      updateBinary: () => this.#files.updateBinary(),
      appendRecord: () => this.#files.appendRecord(),
      verify: () => this.#verify(),
      changePin: () => this.#changePin(),
      resetPin: () => this.#resetPin(),
      getChallenge: () => this.#getChallenge(),
      externalAuthenticate: () => this.#externalAuthenticate(),
      internalAuthenticate: () => this.#internalAuthenticate(),
      getResponse: () => this.#getResponse(),
      applicationBlock: () => this.#states.applicationBlock(),
      applicationUnblock: () => this.#states.applicationUnblock(),
      lifeCycle: () => this.#states.lifeCycle(),
      writeKey: () => this.#states.writeKey(),
      createFile: () => this.#states.createFile(),
      deleteFile: () => this.#states.deleteFile(),
      debit: () => this.#debit(),
      beforeIssue: () => this.#beforeIssue(),
    };
  }

  next(): Uint8Array {
    const { below } = this;
    const chance = this.#chance;
    if (below(12) === 0) return chance.bytes(below(below(50) === 0 ? 300 : 40));
    const kind = this.#isAdministrator && chance.percent(25) ? 'writeKey' : chance.one(WHEEL);
    const parts = this.#kinds[kind]();
    const extended = below(this.model.contactProtocol === 'T=1' ? 8 : 40) === 0;
    const command = writeCommand(parts, extended || (parts.data?.length ?? 0) > 255);
    return below(20) === 0 ? this.#spoilt(command) : command;
  }

  /** Who holds the MK of a directory fills it up with keys. */
  get #isAdministrator(): boolean {
    const { held, keys } = this.model.directory;
    return held.has(MASTER_KEY) && keys.length > 0;
  }

  /** Another byte somewhere, or an end too early or too late. */
  #spoilt(command: Uint8Array): Uint8Array {
    const how = this.below(4);
    if (how === 0) return command.slice(0, this.below(command.length));
    if (how === 1) return Uint8Array.of(...command, this.below(256));
    const spoilt = command.slice();
    const anywhere = how === 3 && command[1] !== CREATION;
    spoilt[this.below(anywhere ? command.length : 5) % command.length] = this.below(256);
    return spoilt;
  }

  #select(): CommandParts {
    const { below, model } = this;
    const chance = this.#chance;
    const p2 = chance.one([0x00, 0x00, 0x0c, 0x0c, 0x0c, 0x04]);
    const le = chance.one([undefined, undefined, 0, 0, below(256)]);
    const known = chance.one(model.all);
    const file = this.#files.file()?.fid ?? 0xef05;
    const two = (fid: number): number[] => [fid >> 8, fid & 0xff];
    const how = below(24);
    const byName = how < 11 && known.aid;
    if (byName) return { ins: 0xa4, p1: 4, p2, data: byName, le };
    if (how < 15) return { ins: 0xa4, p1: 2, p2, data: two(file), le };
    if (how < 17) return { ins: 0xa4, p1: 0, p2, data: two(chance.one([file, known.fid])), le };
    if (how === 17) return { ins: 0xa4, p1: chance.one([1, 2]), p2, data: two(known.fid), le };
    if (how === 18) return { ins: 0xa4, p1: 3, p2, le };
    if (how === 19) {
      const path = [0xddf1, known.fid, chance.one([...known.files, { fid: 0xef05 }]).fid];
      return { ins: 0xa4, p1: 8, p2, data: path.slice(0, 1 + below(3)).flatMap(two), le };
    }
    if (how === 20) return { ins: 0xa4, p1: 9, p2, data: two(chance.one([file, known.fid])), le };
    const cut = known.aid?.subarray(0, 4 + below(5)) ?? [];
    if (how === 21) return { ins: 0xa4, p1: 4, p2: chance.one([0, 2]), data: cut, le };
    if (how === 22) return { ins: 0xa4, p1: 0, p2, data: two(below(65_536)), le };
    return chance.percent(30) ? { ins: 0xa4, p1: 0, p2, data: [0x3f, 0], le } : this.#verify();
  }

  get #pin(): Uint8Array {
    return this.model.pinOwner?.pin.value ?? this.#chance.one(WALK_PINS);
  }

  #verify(): CommandParts {
    const chance = this.#chance;
    const how = this.below(10);
    if (how === 0) return { ins: 0x20, p2: chance.percent(90) ? 0 : this.below(256) };
    if (how < 7) return { ins: 0x20, data: this.#pin };
    if (how < 9) return { ins: 0x20, data: chance.one(WALK_PINS) };
    return { ins: 0x20, data: chance.bytes(chance.percent(50) ? 2 + this.below(5) : this.below(9)) };
  }

  #changePin(): CommandParts {
    const chance = this.#chance;
    const old = chance.percent(60) ? this.#pin : chance.one(WALK_PINS);
    const fresh = chance.percent(88) ? chance.one(WALK_PINS) : chance.bytes(this.below(8));
    const separator = chance.percent(94) ? [0xff] : [];
    return { cla: 0x80, ins: 0x5e, p1: chance.percent(95) ? 1 : 0, data: [...old, ...separator, ...fresh] };
  }

  /** UNBLOCK or RELOAD, mostly after what it needs. */
  #resetPin(): CommandParts {
    const chance = this.#chance;
    const { model } = this;
    const owner = model.pinOwner ?? model.all.find(({ pin }) => pin);
    const key = owner && model.keyOfType(owner, 'PIN_RELOAD');
    if (!key) return this.#select();
    if (!owner.held.has(0x06) && chance.percent(75)) return this.#externalAuthenticate(0x06);
    if (!model.challenge && chance.percent(90)) return this.#getChallenge();
    if (chance.percent(45)) return this.#secured.secured(0x84, 0x24, 0, 0, key);
    const clear = chance.percent(92) ? chance.one(WALK_PINS) : chance.bytes(this.below(7));
    return this.#secured.secured(0x84, 0x24, 0, 1, key, { clear });
  }

  #getChallenge(): CommandParts {
    return { ins: 0x84, le: this.#chance.one([8, 8, 8, 8, 8, 8, 0, 4, 16, this.below(256)]) };
  }

  #externalAuthenticate(wanted?: number): CommandParts {
    const chance = this.#chance;
    const { model } = this;
    if (!model.challenge && chance.percent(90)) return this.#getChallenge();
    const { keys, held } = model.directory;
    const opening = keys.filter(({ maximumTries }) => maximumTries > 0);
    if (opening.length === 0) return this.#select();
    const lacking = opening.filter(({ reference }) => !held.has(reference));
    const named = opening.filter(({ reference }) => reference === (wanted ?? MASTER_KEY));
    const liked = wanted !== undefined || chance.percent(25) ? named : lacking;
    const key = chance.one(liked.length > 0 ? liked : opening);
    const data = chance.bytes(8);
    const owner = chance.percent(93) ? key : chance.one(keys);
    const right = model.cryptogram(owner, model.challenge ?? chance.bytes(8), data);
    const cryptogram = chance.percent(90) ? right : chance.bytes(8);
    const version = chance.percent(key.version === 1 ? 60 : 5)
      ? []
      : [chance.percent(95) ? key.version : this.below(8)];
    const p2 = chance.percent(97) ? key.reference : this.below(256);
    return { ins: 0x82, p2, data: [...cryptogram, ...data, ...version] };
  }

  #internalAuthenticate(): CommandParts {
    const chance = this.#chance;
    const le = chance.one([undefined, undefined, 0, 8, this.below(256)]);
    return { ins: 0x88, p2: chance.percent(95) ? 0 : this.below(256), data: chance.bytes(16), le };
  }

  #getResponse(): CommandParts {
    const { waiting } = this.model;
    const le = this.#chance.percent(60)
      ? 0
      : this.#chance.percent(50)
        ? (waiting?.count ?? 8)
        : this.below(64);
    return { cla: this.#chance.one([0, 0, 0x80, 0x84]), ins: 0xc0, le };
  }

  /** INITIALISE and DEBIT, mostly where and after what they need. */
  #debit(): CommandParts {
    const chance = this.#chance;
    const { model } = this;
    const { directory, order } = model;
    const key = directory.keys.find(
      ({ type, version }) => type === 'DPK' && version === (order?.version ?? 1),
    );
    if (!key) {
      const medical = model.all.find(({ keys }) => keys.some(({ type }) => type === 'DPK'));
      return medical?.aid ? { ins: 0xa4, p1: 4, p2: 0x0c, data: medical.aid } : this.#select();
    }
    if (!model.pinOwner?.pinShown && chance.percent(80)) return { ins: 0x20, data: this.#pin };
    const le = chance.one([undefined, 0, 0, this.below(20)]);
    if (order?.random) this.#lastOrder = { ...order };
    const old = this.#lastOrder;
    if (!order && old && chance.percent(25)) return this.#debitOf(old, key.value);
    if (!order || chance.percent(5)) {
      const version = chance.percent(85) ? 1 : this.below(6);
      const amount = [0, 0, chance.percent(95) ? this.below(32) : 0xff, this.below(256)];
      const data = [version, ...amount, 0, 0, 0, this.below(256), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
      return { cla: 0x80, ins: 0x50, p1: 1, p2: 2, data, le };
    }
    return this.#debitOf(order, key.value);
  }

  #debitOf(order: WalkOrder, key: Uint8Array): CommandParts {
    const chance = this.#chance;
    const head = Uint8Array.of(0, 0, 0, this.below(256), 0x20, 0x26, 0x11, 0x22, 0x10, 0x11, 0x12);
    const mac = chance.percent(85) ? debitMac1(this.model, order, key, head) : chance.bytes(4);
    const le = chance.one([undefined, 0, 0, this.below(20)]);
    return { cla: 0x80, ins: 0x54, p1: 1, data: [...head, ...mac], le };
  }

  /** Commands that an issued card knows no longer. */
  #beforeIssue(): CommandParts {
    const chance = this.#chance;
    const count = chance.one([8, 8, 24, 32, 0]);
    const data = count === 0 ? [] : chance.bytes(count);
    return chance.one([
      { cla: 0x80, ins: 0xe0, p1: 2 },
      { cla: 0x80, ins: 0xe0, p1: 3, data },
      { cla: 0x80, ins: 0xe0, p1: 5, data: [0, 0, ...data.slice(2)] },
      { ins: 0x14, data: [0x3b, 0x6d, 0, 0, 1, 2, 3, 4, 5, 6, 7] },
      { ins: 0xd4, data },
      { cla: 0x80, ins: 0xd4, data },
    ]);
  }
}
