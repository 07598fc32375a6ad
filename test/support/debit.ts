import { type Card, createCard } from '../../card-model/card.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { findProfile } from '../../card-model/profiles/registry.js';
import { des, sm4, tripleDes } from '../../crypto/index.js';
import type { Exchange } from './conversation.js';
import { demonstrationWith, keyData } from './demonstration.js';
import { bytes, hex } from './hex.js';
import { seededRandom } from './random.js';
import { Terminal } from './terminal.js';

export type ProfileId = 'gen1' | 'gen2' | 'gen3';
export const PROFILE_IDS: readonly ProfileId[] = ['gen1', 'gen2', 'gen3'];

/** The worked example of the conventions, generation 3; with it the card's random number is 01020304. */
export const EXAMPLE = {
  random: '01020304',
  initialise: '8050010213 01 000003E8 00000000 00000000 000000000001 00',
  initialised: '0000C350 0001 01 03 01020304 9000',
  debit: '805401000F 00000007 20261122101112 4E039247 00',
  debited: 'C8B13B1C 5E2FB0B9 9000',
  /** The record of EF08. */
  record: '0001 32 000000000001 20261122101112 000003E8 00000000 00000000',
} as const;

/** The way to where debits are made. */
export const MEDICAL: readonly Exchange[] = [
  ['select SSSE', '9000'],
  ['verify', '9000'],
  ['select DF04', '9000'],
];

const TERMINAL = '000000000001';
const TERMINAL_SEQUENCE = '00000007';
const DATE_TIME = '20261122101112';
const FACTORS = ['3531303130307378', '8660510100000001'];

/** What the card of a profile holds of EF06 and EF08: decoded here once more. */
export interface SpendingState {
  readonly debitsLeft: string;
  /** Newest first, hexadecimal. */
  readonly records: readonly string[];
}

/** The demonstration card of a generation with some fields of the data replaced. */
export function debitContents(
  profile: ProfileId = 'gen3',
  changes: Readonly<Record<string, unknown>> = {},
): CardContents {
  return personalise(findProfile(profile), parseCardData(demonstrationWith(changes)));
}

/** The same with records of EF06 replaced, each as tag, length and value in hexadecimal. */
export function withControl(contents: CardContents, ...records: readonly string[]): CardContents {
  return withFile(contents, 0xef06, (file) => {
    if (file.kind !== 'linear-variable') throw new Error('EF06 has records');
    const given = records.map(bytes);
    const replaced = file.records.map((record) => given.find(([tag]) => tag === record[0]) ?? record);
    return { ...file, records: replaced };
  });
}

/** The same with `count` records in EF08, the newest with that sequence number in hexadecimal. */
export function withLastSequence(contents: CardContents, sequence: string, count = 1): CardContents {
  return withFile(contents, 0xef08, (file) => {
    if (file.kind !== 'cyclic') throw new Error('EF08 is cyclic');
    const last = Number.parseInt(sequence, 16);
    const record = (age: number): Uint8Array =>
      bytes((last - age).toString(16).padStart(4, '0') + EXAMPLE.record.replaceAll(' ', '').slice(4));
    return { ...file, records: Array.from({ length: count }, (_, age) => record(age)) };
  });
}

type MedicalDirectory = CardContents['masterFile'];
type MedicalFile = MedicalDirectory['files'][number];

const isMedical = ({ fid }: MedicalDirectory): boolean => fid === 0xdf04;

/** DF04 of the contents, however deep. */
export function medicalDirectory(contents: CardContents): MedicalDirectory {
  const all = (directory: MedicalDirectory): MedicalDirectory[] => [
    directory,
    ...directory.directories.flatMap(all),
  ];
  return all(contents.masterFile).find(isMedical)!;
}

export function withMedicalDirectory(
  contents: CardContents,
  change: (directory: MedicalDirectory) => MedicalDirectory,
): CardContents {
  const visit = (directory: MedicalDirectory): MedicalDirectory => {
    const visited = { ...directory, directories: directory.directories.map(visit) };
    return isMedical(directory) ? change(visited) : visited;
  };
  return { ...contents, masterFile: visit(contents.masterFile) };
}

function withFile(
  contents: CardContents,
  fid: number,
  change: (file: MedicalFile) => MedicalFile,
): CardContents {
  return withMedicalDirectory(contents, (directory) => ({
    ...directory,
    files: directory.files.map((file) => (file.fid === fid ? change(file) : file)),
  }));
}

export function spendingState(card: Card): SpendingState {
  const { files } = medicalDirectory(card.contents());
  const control = files.find(({ fid }) => fid === 0xef06);
  const details = files.find(({ fid }) => fid === 0xef08);
  if (control?.kind !== 'linear-variable' || details?.kind !== 'cyclic') throw new Error('no DF04');
  return {
    debitsLeft: hex(control.records.find(([tag]) => tag === 0x93)!.slice(2)),
    records: details.records.map(hex),
  };
}

/** The terminal's half of the debit, reckoned here without the card model and the card algorithms. */
interface DebitCipher {
  sessionKey(key: Uint8Array, seed: Uint8Array): Uint8Array;
  /** 4 bytes, hexadecimal. */
  mac(key: Uint8Array, message: string): string;
  tac(key: Uint8Array, message: string): string;
  diversified(key: Uint8Array, factor: Uint8Array): Uint8Array;
}

const padded = (message: string, block: number): Uint8Array => {
  const plain = bytes(message);
  const whole = new Uint8Array((Math.floor(plain.length / block) + 1) * block);
  whole.set(plain);
  whole[plain.length] = 0x80;
  return whole;
};
const inverted = (factor: Uint8Array): Uint8Array => factor.map((byte) => ~byte);
const first4 = (mac: Uint8Array): string => hex(mac.slice(0, 4));

const SM4_CIPHER: DebitCipher = {
  sessionKey: (key, seed) => sm4(key).encryptBlock(Uint8Array.of(...seed, 0, 0, 0, 0, 0, 0, 0, 0)),
  mac: (key, message) => first4(sm4(key).cbcMac(padded(message, 16))),
  tac: (key, message) => first4(sm4(key).cbcMac(padded(message, 16))),
  diversified: (key, factor) => sm4(key).encryptBlock(Uint8Array.of(...factor, ...inverted(factor))),
};

/** ISO 9797-1 algorithm 3 for the TAC: single DES in CBC, then the other half and back over the last block. */
const TRIPLE_DES_CIPHER: DebitCipher = {
  sessionKey: (key, seed) => tripleDes(key).encryptBlock(seed),
  mac: (key, message) => first4(des(key).cbcMac(padded(message, 8))),
  tac: (key, message) => {
    const last = des(key.slice(0, 8)).cbcMac(padded(message, 8));
    return first4(des(key.slice(0, 8)).encryptBlock(des(key.slice(8)).decryptBlock(last)));
  },
  diversified: (key, factor) =>
    Uint8Array.of(...tripleDes(key).encryptBlock(factor), ...tripleDes(key).encryptBlock(inverted(factor))),
};

const hex4 = (fen: number): string => fen.toString(16).padStart(8, '0').toUpperCase();

/**
 * `Terminal` with the words `initialise [account selfPay pooled]`, `debit [wrong]` and `medical`, which selects SSSE,
 * verifies the PIN and selects DF04.
 */
export class DebitTerminal extends Terminal {
  readonly #cipher: DebitCipher;
  #order = '';
  /** Of the last INITIALISE that was served. */
  #answer = '';

  constructor(
    card: Card,
    readonly profile: ProfileId = 'gen3',
  ) {
    super(card);
    this.#cipher = profile === 'gen3' ? SM4_CIPHER : TRIPLE_DES_CIPHER;
  }

  override say(line: string): string {
    const [word, ...rest] = line.split(' ');
    if (word === 'medical')
      return ['select SSSE', 'verify', 'select DF04'].map((each) => super.say(each)).at(-1)!;
    if (word === 'initialise') return this.#initialise(rest.map(Number));
    if (word === 'debit') return this.send(this.debitCommand(rest[0] === 'wrong'));
    return super.say(line);
  }

  /** `DEBIT` with the MAC1 that belongs to the last INITIALISE. */
  debitCommand(wrong = false): string {
    const message = `${this.#order.slice(0, 24)}32${TERMINAL}${DATE_TIME}`;
    const mac = this.#cipher.mac(this.#sessionKey(), message);
    return `805401000F${TERMINAL_SEQUENCE}${DATE_TIME}${wrong ? hex(inverted(bytes(mac))) : mac}00`;
  }

  /** What DEBIT should answer. */
  expectedAnswer(): string {
    const amounts = this.#order.slice(0, 24);
    const sequence = this.#answer.slice(8, 12);
    const tac = `${amounts}32${TERMINAL}${TERMINAL_SEQUENCE}${DATE_TIME}${sequence}`;
    const mac2 = this.#cipher.mac(this.#sessionKey(), amounts);
    return `${this.#cipher.tac(this.#key('DF04.DTK'), tac)}${mac2}9000`;
  }

  /** The record that the debit should leave. */
  expectedRecord(): string {
    return `${this.#answer.slice(8, 12)}32${TERMINAL}${DATE_TIME}${this.#order.slice(0, 24)}`;
  }

  #initialise([account = 1000, selfPay = 0, pooled = 0]: readonly number[]): string {
    this.#order = `${hex4(account)}${hex4(selfPay)}${hex4(pooled)}${TERMINAL}`;
    const answer = this.send(`805001021301${this.#order}00`);
    if (answer.endsWith('9000')) this.#answer = answer;
    return answer;
  }

  #sessionKey(): Uint8Array {
    const seed = bytes(
      `${this.#answer.slice(16, 24)}${this.#answer.slice(8, 12)}${TERMINAL_SEQUENCE.slice(4)}`,
    );
    return this.#cipher.sessionKey(this.#key('DF04.DPK'), seed);
  }

  #key(name: string): Uint8Array {
    return FACTORS.map(bytes).reduce(this.#cipher.diversified, bytes(keyData(name).master));
  }
}

export interface DebitCardOptions {
  readonly profile?: ProfileId;
  readonly contents?: CardContents;
  readonly protocol?: 'T=0' | 'T=1';
}

/** A terminal at a fresh card with the PIN verified and DF04 selected. */
export function atMedicalCard({
  profile = 'gen3',
  contents,
  protocol,
}: DebitCardOptions = {}): DebitTerminal {
  const card = createCard({
    random: seededRandom(),
    contents: contents ?? debitContents(profile),
    ...(protocol && { protocol }),
  });
  const terminal = new DebitTerminal(card, profile);
  terminal.say('medical');
  return terminal;
}
