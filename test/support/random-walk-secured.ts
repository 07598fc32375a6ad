import type { CommandParts } from './random-walk-apdu.js';
import type { WalkCard } from './random-walk-card.js';
import type { Chance } from './random-walk-chance.js';
import { KIND_CODE, NEW_RULES } from './random-walk-files.js';
import type { WalkKey } from './random-walk-tree.js';

/** Type bytes of key records, some that are none of the social application. */
const KEY_TYPES = [0x0d, 0x0d, 0x0d, 0x0d, 0x0e, 0x03, 0x02, 0x07, 0x09, 0x0a, 0x00, 0x04, 0x21, 0x01];
const TYPE_CODE: Readonly<Record<string, number>> = {
  MK: 0x00,
  BK: 0x02,
  LK: 0x03,
  PIN_RELOAD: 0x07,
  DPK: 0x09,
  DTK: 0x0a,
  EXTERNAL: 0x0d,
  IRK: 0x0e,
};
/** Codes of applications in CREATE FILE: the social one, and one that no profile has. */
const SOCIAL = 0x01;
const NO_APPLICATION = 0xf1;
const NAMES = ['A000000001', 'A00000000102', 'A000000002', 'D15600000500', 'D1560000'];

/** Commands with MAC, and those that build: made right by what the model knows, or wrong in one thing. */
export class SecuredCommands {
  /** Sent once and then, now and then, once more. */
  #sent: CommandParts | undefined;

  constructor(
    private readonly chance: Chance,
    private readonly model: WalkCard,
  ) {}

  /** `clear` enciphered, and a MAC that is right so many times in a hundred. */
  secured(
    cla: number,
    ins: number,
    p1: number,
    p2: number,
    key: WalkKey,
    options: { clear?: Uint8Array; right?: number } = {},
  ): CommandParts {
    const { chance, model } = this;
    const { clear, right = 60 } = options;
    const { algorithm, challenge = chance.bytes(8) } = model;
    if (this.#sent && chance.percent(4)) return this.#sent;
    const process = algorithm.processKey(key.value, challenge);
    const { blockBytes } = algorithm;
    const blocks = new Uint8Array(clear ? Math.ceil((clear.length + 2) / blockBytes) * blockBytes : 0);
    if (clear) blocks.set([chance.percent(97) ? clear.length : chance.below(30), ...clear, 0x80]);
    for (let at = 0; at < blocks.length; at += blockBytes) {
      blocks.set(algorithm.encipherBlock(process, blocks.subarray(at, at + blockBytes)), at);
    }
    const covered = Uint8Array.of(cla, ins, p1, p2, blocks.length + 4, ...blocks);
    const mac = chance.percent(right) ? algorithm.secureMessagingMac(process, covered) : chance.bytes(4);
    this.#sent = { cla, ins, p1, p2, data: [...blocks, ...mac] };
    return this.#sent;
  }

  /** WRITE KEY of a record: another value, a further version, a new key, or none that can be written. */
  writeKey(master: WalkKey): CommandParts {
    const { chance, model } = this;
    const { keys } = model.directory;
    const versionsOf = ({ type, reference }: WalkKey): number =>
      keys.filter((other) => other.type === type && other.reference === reference).length;
    const [most] = [...keys].sort((one, other) => versionsOf(other) - versionsOf(one));
    const like = chance.percent(50) ? most! : chance.one(keys);
    const another = chance.percent(40);
    const code = another ? chance.one(KEY_TYPES) : TYPE_CODE[like.type]!;
    const isMaster = code === 0x00;
    const references = [like.reference, 0x00, 0x01, 0x02, 0xf0];
    const reference = another && !isMaster ? chance.one(references) : like.reference;
    if (code === 0x01 && chance.percent(80)) {
      const pin = [1, 0, 0, 0xff, 6, 6, 0, 3, 0x24, 0x68, 0x13, ...new Array<number>(13).fill(0xff)];
      return this.secured(0x84, 0xd4, 0, 0, master, { clear: Uint8Array.from(pin), right: 85 });
    }
    const tries = code === 0x0d || isMaster ? 1 + chance.below(15) : 0;
    const record = new Uint8Array(24).fill(0xff);
    record.set([
      code,
      reference,
      1 + chance.below(6),
      chance.percent(98) ? 0xff : 0x05,
      chance.percent(96) ? tries : chance.below(20),
      chance.percent(97) ? (model.algorithm.name === 'SM4' ? 3 : 0) : 7,
      isMaster ? 0xff : 0x00,
      chance.percent(98) ? 16 : 8,
      ...chance.bytes(16),
    ]);
    const p1 = isMaster === chance.percent(97) ? 1 : 0;
    return this.secured(0x84, 0xd4, p1, 0, master, { clear: record, right: 85 });
  }

  /** CREATE FILE of one of the kinds, now and then with a fault in its data. */
  createFile(): CommandParts {
    const { chance } = this;
    const kind = chance.one(Object.keys(KIND_CODE) as (keyof typeof KIND_CODE)[]);
    const fid = chance.percent(80)
      ? [0xef, chance.below(0x20)]
      : [chance.one([0xdf, 0x3f, 0xff]), chance.one([0x00, 0x01, 0x09, 0xff])];
    const data = [KIND_CODE[kind], ...fid];
    if (kind === 'directory') {
      const name = chance.percent(75) ? [...Buffer.from(chance.one(NAMES), 'hex')] : [];
      data.push(chance.percent(95) ? SOCIAL : NO_APPLICATION, chance.below(chance.percent(90) ? 2 : 6));
      data.push(...new Array<number>(11).fill(0xff), ...name);
    } else if (kind === 'internal') {
      data.push(chance.below(6), chance.percent(90) ? 0x18 : 0x10, 0, ...new Array<number>(10).fill(0xff));
    } else {
      const size =
        kind === 'transparent'
          ? [chance.percent(80) ? 0 : chance.below(0x90), chance.below(256)]
          : [chance.below(20), chance.below(40)];
      const rules = [0, 1].flatMap(() => [...Buffer.from(chance.one(NEW_RULES)[0], 'hex')]);
      data.push(...size, chance.below(2), ...rules, chance.percent(95) ? 0xff : 0x00, 0xff);
    }
    return { cla: 0x80, ins: 0xe0, p1: 1, data };
  }
}
