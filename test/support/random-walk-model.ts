import { bytesAvailable, exactLength, SW, triesLeft } from '../../apdu/codec/status-word.js';
import { readCommand, type WalkCommand } from './random-walk-apdu.js';
import { isPin, name, promise, same } from './random-walk-promise.js';
import {
  allOfTree,
  holdsBelow,
  selectedBy,
  selectRefusal,
  type WalkDirectory,
  type WalkKey,
} from './random-walk-tree.js';

type AccessRule = import('../../card-model/index.js').AccessRule;
type FilePlan = import('../../card-model/index.js').FilePlan;
type CardAlgorithm = import('../../crypto/index.js').CardAlgorithm;

const PIN_TRIES = 6;
const PUK = 0x06;
const NOTHING = new Uint8Array(0);
/** Answers of a SELECT that took place: the FCI came, waits, or was asked for with another length. */
const selected = (sw: number): boolean => sw === SW.SUCCESS || sw >> 8 === 0x61 || sw >> 8 === 0x6c;
/** The command may end as it likes. */
const ANY = -1;

/**
 * What the conventions ("Kernel rules", "PIN commands", "Keys and authentication") say of rights, counters and
 * challenges, read once more. It sees commands and answers only, and throws at the first answer that breaks a rule.
 */
export class WalkModel {
  readonly all: readonly WalkDirectory[];
  directory: WalkDirectory;
  file: FilePlan | undefined;
  /** The last GET CHALLENGE answer of 8 bytes while it serves. */
  challenge: Uint8Array | undefined;
  pinLeft = PIN_TRIES;
  pinRight = false;
  contactless = false;
  /** Rights gained since the card was made. */
  rightsGained = 0;
  #waiting: Uint8Array | 'unknown' | undefined;

  constructor(
    root: WalkDirectory,
    readonly algorithm: CardAlgorithm,
    readonly contactProtocol: 'T=0' | 'T=1',
    public pin: Uint8Array,
  ) {
    this.all = allOfTree(root);
    this.directory = root;
  }

  /** Power-on, reset and power-off: what does not outlive them. */
  reset(contactless: boolean): void {
    this.contactless = contactless;
    for (const directory of this.all) directory.held.clear();
    this.pinRight = false;
    this.directory = this.all[0]!;
    this.file = undefined;
    this.challenge = undefined;
    this.#waiting = undefined;
  }

  /** @throws BrokenPromise */
  observe(bytes: Uint8Array, answer: Uint8Array): void {
    const sw = (answer.at(-2)! << 8) | answer.at(-1)!;
    const data = answer.subarray(0, -2);
    const waiting = this.#waiting;
    if (bytes[1] !== 0xc0) this.#waiting = undefined;
    const command = readCommand(bytes);
    if (!command || (command.extended && this.#isT0)) {
      promise([0x67, 0x68, 0x6d, 0x6e].includes(sw >> 8), `no such form, yet ${name(sw)}`);
      promise(data.length === 0, 'data for a command without form');
      return;
    }
    const expected = this.#expect(command, sw, data, waiting);
    promise(expected === ANY || expected === sw, `${name(sw)}, not ${name(expected)}`);
    if (this.#isT0 && (sw >> 8 === 0x61 || sw >> 8 === 0x6c)) this.#waiting ??= 'unknown';
  }

  /** Whether a rule of the current directory holds now. */
  allows(rule: AccessRule): boolean {
    if (rule === 'always') return true;
    if (rule === 'never') return false;
    if ('pin' in rule) return this.pinRight && holdsBelow(this.#ssse, this.directory);
    if ('key' in rule) return this.directory.held.has(rule.key);
    if ('interface' in rule) return (rule.interface === 'contactless') === this.contactless;
    if ('anyOf' in rule) return rule.anyOf.some((part) => this.allows(part));
    return rule.allOf.every((part) => this.allows(part));
  }

  get mayResetPin(): boolean {
    return this.#ssse.held.has(PUK);
  }

  get reloadKey(): WalkKey {
    return this.#ssse.keys.find(({ type }) => type === 'PIN_RELOAD')!;
  }

  /** Tries left of all keys in the order of the tree. */
  keysLeft(): number[] {
    return this.all.flatMap(({ keys }) => keys.map((key) => key.triesLeft));
  }

  cryptogram(key: WalkKey, challenge: Uint8Array, data: Uint8Array): Uint8Array {
    return this.algorithm.cryptogram(this.algorithm.processKey(key.value, challenge), data);
  }

  get #isT0(): boolean {
    return !this.contactless && this.contactProtocol === 'T=0';
  }

  get #ssse(): WalkDirectory {
    return this.all.find(({ hasPin }) => hasPin)!;
  }

  #expect(command: WalkCommand, sw: number, data: Uint8Array, waiting: Uint8Array | string | undefined) {
    switch ((command.cla << 8) | command.ins) {
      case 0x00a4:
        return this.#select(command, sw);
      case 0x0020:
        return this.#verify(command);
      case 0x805e:
        return this.#change(command);
      case 0x8424:
        return this.#resetPin(command);
      case 0x0082:
        return this.#authenticate(command);
      case 0x0084:
        return this.#giveChallenge(command, data);
      case 0x0088:
        return this.#proveItself(command, data);
      case 0x00b0:
      case 0x00b2:
      case 0x00d6:
      case 0x00dc:
      case 0x00e2:
        return this.#accessFile(command, sw, data);
      case 0x00c0:
      case 0x80c0:
      case 0x84c0: {
        if (sw !== SW.SUCCESS) return ANY;
        promise(waiting !== undefined, 'GET RESPONSE gave data that did not wait');
        this.#waiting = undefined;
        if (waiting instanceof Uint8Array) promise(same(data, waiting), 'other data than those that waited');
        return ANY;
      }
      default:
        promise([0x68, 0x6d, 0x6e].includes(sw >> 8), `an unknown command was served: ${name(sw)}`);
        return ANY;
    }
  }

  #select(command: WalkCommand, sw: number): number {
    const refused = selectRefusal(command);
    if (refused !== undefined) return refused;
    const target = selectedBy(this.all, this.directory, command);
    if (!target) return SW.FILE_NOT_FOUND;
    promise(selected(sw), `SELECT of what there is: ${name(sw)}`);
    if (target.directory !== this.directory || !target.file) this.#enter(target.directory);
    this.file = target.file;
    return ANY;
  }

  /** Rights of SSSE hold below it, those of a DF in that DF; the MF drops all. Conventions, Rights. */
  #enter(target: WalkDirectory): void {
    const root = this.all[0]!;
    for (const directory of this.all) {
      if (target !== root && holdsBelow(directory, target)) continue;
      directory.held.clear();
      if (directory.hasPin) this.pinRight = false;
    }
    this.directory = target;
  }

  #verify({ p1, p2, data }: WalkCommand): number {
    if (data.length !== 0 && (data.length < 2 || data.length > 6)) return SW.WRONG_LENGTH;
    if (p1 !== 0) return SW.WRONG_P1_P2;
    if (p2 !== 0 || !holdsBelow(this.#ssse, this.directory)) return SW.REFERENCE_NOT_FOUND;
    if (data.length === 0 && this.pinRight) return SW.SUCCESS;
    if (this.pinLeft === 0) return SW.METHOD_BLOCKED;
    if (data.length === 0) return triesLeft(this.pinLeft);
    this.pinRight = same(data, this.pin);
    if (this.pinRight) this.rightsGained++;
    return this.#pinShown(this.pinRight);
  }

  #change({ p1, p2, data }: WalkCommand): number {
    if (data.length < 5 || data.length > 13) return SW.WRONG_LENGTH;
    if (p1 !== 1 || p2 !== 0) return SW.WRONG_P1_P2;
    const separator = data.indexOf(0xff);
    const fresh = data.slice(separator + 1);
    if (separator < 2 || separator > 6 || !isPin(fresh)) return SW.WRONG_DATA;
    if (this.contactless) return SW.SECURITY_STATUS_NOT_SATISFIED;
    if (!holdsBelow(this.#ssse, this.directory)) return SW.REFERENCE_NOT_FOUND;
    if (this.pinLeft === 0) return SW.METHOD_BLOCKED;
    const right = same(data.subarray(0, separator), this.pin);
    if (right) this.pin = fresh;
    else this.pinRight = false;
    return this.#pinShown(right);
  }

  #pinShown(right: boolean): number {
    this.pinLeft = right ? PIN_TRIES : this.pinLeft - 1;
    return right ? SW.SUCCESS : triesLeft(this.pinLeft);
  }

  #resetPin({ bytes, p1, p2, data, extended }: WalkCommand): number {
    if (p1 !== 0 || p2 > 1) return SW.WRONG_P1_P2;
    if (data.length !== (p2 === 1 ? 20 : 4) || extended) return SW.WRONG_LENGTH;
    const challenge = this.#useChallenge();
    if (this.contactless) return SW.SECURITY_STATUS_NOT_SATISFIED;
    if (!holdsBelow(this.#ssse, this.directory)) return SW.REFERENCE_NOT_FOUND;
    if (!this.mayResetPin) return SW.SECURITY_STATUS_NOT_SATISFIED;
    if (!challenge) return SW.NO_VALID_CHALLENGE;
    const process = this.algorithm.processKey(this.reloadKey.value, challenge);
    const message = bytes.subarray(0, 5 + data.length - 4);
    if (!same(this.algorithm.secureMessagingMac(process, message), data.subarray(-4))) return SW.MAC_WRONG;
    if (p2 === 1) {
      const block = Buffer.from(this.algorithm.decipherBlock(process, data.subarray(0, 16)));
      const fresh = Uint8Array.from(block.subarray(1, 1 + block[0]!));
      if (!isPin(fresh) || !/^80(00)*$/.test(block.toString('hex', 1 + fresh.length))) return SW.WRONG_DATA;
      this.pin = fresh;
    }
    return this.#pinShown(true);
  }

  #authenticate({ p1, p2, data }: WalkCommand): number {
    if (data.length !== 16 && data.length !== 17) return SW.WRONG_LENGTH;
    if (p1 !== 0) return SW.WRONG_P1_P2;
    const key = this.directory.keys.find(
      ({ reference, maximumTries }) => reference === p2 && maximumTries > 0,
    );
    if (!key || (data.length === 17 && data[16] !== 1)) return SW.REFERENCE_NOT_FOUND;
    const challenge = this.#useChallenge();
    if (key.triesLeft === 0) return SW.METHOD_BLOCKED;
    if (!challenge) return SW.NO_VALID_CHALLENGE;
    if (same(this.cryptogram(key, challenge, data.subarray(8, 16)), data.subarray(0, 8))) {
      key.triesLeft = key.maximumTries;
      this.directory.held.add(p2);
      this.rightsGained++;
      return SW.SUCCESS;
    }
    key.triesLeft--;
    this.directory.held.delete(p2);
    return triesLeft(key.triesLeft);
  }

  #useChallenge(): Uint8Array | undefined {
    const { challenge } = this;
    this.challenge = undefined;
    return challenge;
  }

  #giveChallenge({ p1, p2, data, ne, asksForAll }: WalkCommand, answered: Uint8Array): number {
    const count = asksForAll ? 8 : ne;
    if (data.length > 0 || ![4, 8, 16].includes(count)) return SW.WRONG_LENGTH;
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    promise(answered.length === count, `a challenge of ${answered.length} bytes for Le ${count}`);
    if (count === 8) this.challenge = answered.slice();
    return SW.SUCCESS;
  }

  #proveItself({ p1, p2, data, ne }: WalkCommand, answered: Uint8Array): number {
    if (data.length !== 16) return SW.WRONG_LENGTH;
    if (p1 !== 0) return SW.WRONG_P1_P2;
    const key = this.directory.keys.find(({ type, reference }) => type === 'IRK' && reference === p2);
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const cryptogram = this.cryptogram(key, data.subarray(0, 8), data.subarray(8));
    const fits = ne >= cryptogram.length;
    promise(same(answered, fits ? cryptogram : NOTHING), 'INTERNAL AUTHENTICATE gave other data');
    if (this.#isT0 && !fits) this.#waiting = cryptogram;
    if (ne > 0) return fits ? SW.SUCCESS : exactLength(cryptogram.length);
    return this.#isT0 ? bytesAvailable(cryptogram.length) : SW.SUCCESS;
  }

  #accessFile(command: WalkCommand, sw: number, data: Uint8Array): number {
    if (!command.accessFits) {
      promise(sw === SW.WRONG_LENGTH || sw === SW.WRONG_P1_P2, `a file reached by a wrong form: ${name(sw)}`);
      return ANY;
    }
    const { sfi, ins } = command;
    const file = sfi === 0 ? this.file : this.directory.files.find(({ fid }) => (fid & 0x1f) === sfi);
    if (!file) return sfi === 0 ? SW.NO_CURRENT_EF : SW.FILE_NOT_FOUND;
    const act = ins === 0xb0 || ins === 0xb2 ? 'read' : 'update';
    if (!this.allows(file.rules[act])) {
      promise(data.length === 0, `${file.fid.toString(16)} was read without its right`);
      return SW.SECURITY_STATUS_NOT_SATISFIED;
    }
    promise(
      sw !== SW.SECURITY_STATUS_NOT_SATISFIED,
      `${act} of ${file.fid.toString(16)} refused in spite of its right`,
    );
    this.file = file;
    return ANY;
  }
}
