import type { CardInterface } from '../../apdu/transport/card-port.js';
import { type Card, createCard } from '../../card-model/card.js';
import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { LifeCycleName } from '../../card-model/files/life-cycle.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { blankCard } from '../../card-model/personalisation/blank-card.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { findProfile } from '../../card-model/profiles/registry.js';
import type { KeyType } from '../../card-model/security/key-type.js';
import { des, sm4, tripleDes } from '../../crypto/index.js';
import { AID, type DirectoryLabel, demonstrationWith } from './demonstration.js';
import { bytes, hex, hexByte } from './hex.js';
import { seededRandom } from './random.js';

/** Both algorithms of the card: 3DES and SM4. */
export type Generation = 'gen2' | 'gen3';
export const GENERATIONS: readonly Generation[] = ['gen2', 'gen3'];

/** SHOW TRANSPORT KEY with the test key, ASCII SSCARD01. */
export const SHOW_TRANSPORT_KEY = '80E0030008 5353434152443031';

/** Secure messaging as the conventions tell it, reckoned here without the card's own code. */
interface MessageCipher {
  readonly blockBytes: number;
  processKey(key: Uint8Array, challenge: Uint8Array): Uint8Array;
  encipher(process: Uint8Array, blocks: Uint8Array): Uint8Array;
  mac(process: Uint8Array, message: Uint8Array): Uint8Array;
  cryptogram(process: Uint8Array, data: Uint8Array): Uint8Array;
}

const padded = (message: Uint8Array, block: number): Uint8Array => {
  const whole = new Uint8Array((Math.floor(message.length / block) + 1) * block);
  whole.set(message);
  whole[message.length] = 0x80;
  return whole;
};

const folded = (block: Uint8Array, count: number): Uint8Array => {
  const sum = new Uint8Array(count);
  for (const [at, byte] of block.entries()) sum[at % count]! ^= byte;
  return sum;
};

const followedByZeros = (half: Uint8Array): Uint8Array => Uint8Array.of(...half, ...new Uint8Array(8));

const CIPHERS: Readonly<Record<Generation, MessageCipher>> = {
  gen3: {
    blockBytes: 16,
    processKey: (key, challenge) => sm4(key).encryptBlock(followedByZeros(challenge)),
    encipher: (process, blocks) => sm4(process).encryptEcb(blocks),
    mac: (process, message) => folded(sm4(process).cbcMac(padded(message, 16)), 4),
    cryptogram: (process, data) => folded(sm4(process).encryptBlock(followedByZeros(data)), 8),
  },
  gen2: {
    blockBytes: 8,
    processKey: (key, challenge) => tripleDes(key).encryptBlock(challenge),
    encipher: (process, blocks) => des(process).encryptEcb(blocks),
    mac: (process, message) => des(process).cbcMac(padded(message, 8)).slice(0, 4),
    cryptogram: (process, data) => des(process).encryptBlock(data),
  },
};

const TERMINAL_DATA = 'A1A2A3A4A5A6A7A8';

/** The issuer at a card, who has every key. Commands and answers are text in hexadecimal. */
export class Issuer {
  readonly #cipher: MessageCipher;

  constructor(
    readonly card: Card,
    readonly generation: Generation = 'gen3',
  ) {
    this.#cipher = CIPHERS[generation];
  }

  send(command: string): string {
    return hex(this.card.transmit(bytes(command)));
  }

  /** The answers of several commands. */
  answers(...commands: readonly string[]): string[] {
    return commands.map((command) => this.send(command));
  }

  challenge(): Uint8Array {
    return bytes(this.send('0084000008').slice(0, -4));
  }

  select(label: DirectoryLabel | 'MF'): string {
    const aid = label === 'MF' ? '' : AID[label];
    return this.send(label === 'MF' ? '00A4000C023F00' : `00A4040C${hexByte(aid.length / 2)}${aid}`);
  }

  /** GET CHALLENGE and EXTERNAL AUTHENTICATE in the current directory, with its version byte. */
  authenticate(reference: number, key: Uint8Array, version = 1): string {
    const answer = this.send('0084000008');
    if (!answer.endsWith('9000')) return answer;
    const process = this.#cipher.processKey(key, bytes(answer.slice(0, -4)));
    const cryptogram = hex(this.#cipher.cryptogram(process, bytes(TERMINAL_DATA)));
    return this.send(`008200${hexByte(reference)}11${cryptogram}${TERMINAL_DATA}${hexByte(version)}`);
  }

  /** Selects the directory and authenticates with the key of the card. */
  open(label: DirectoryLabel | 'MF', type: 'MK' | 'EXTERNAL', reference: number): string {
    this.select(label);
    return this.authenticate(reference, keyOn(this.card.contents(), label, type, reference));
  }

  /** A command with its MAC. @param header CLA INS P1 P2; @param clear enciphered when given, hexadecimal */
  secured(header: string, key: Uint8Array, challenge: Uint8Array, clear?: string): string {
    const data = clear === undefined ? '' : this.enciphered(key, challenge, clear);
    return this.macked(header, key, challenge, data);
  }

  /** The same with data as they are sent. */
  macked(header: string, key: Uint8Array, challenge: Uint8Array, data: string): string {
    const start = `${header}${hexByte(data.length / 2 + 4)}${data}`;
    return `${start}${hex(this.#cipher.mac(this.#cipher.processKey(key, challenge), bytes(start)))}`;
  }

  /** count ‖ data ‖ 80 00..., block by block. */
  enciphered(key: Uint8Array, challenge: Uint8Array, clear: string): string {
    const data = bytes(clear);
    const blocks = padded(Uint8Array.of(data.length, ...data), this.#cipher.blockBytes);
    return hex(this.#cipher.encipher(this.#cipher.processKey(key, challenge), blocks));
  }

  /** The same with any blocks. */
  encipheredBlocks(key: Uint8Array, challenge: Uint8Array, blocks: string): string {
    return hex(this.#cipher.encipher(this.#cipher.processKey(key, challenge), bytes(blocks)));
  }

  /** Sends a secured command after a fresh challenge. */
  sendSecured(header: string, key: Uint8Array, clear?: string): string {
    return this.send(this.secured(header, key, this.challenge(), clear));
  }
}

export const spoilt = (command: string): string =>
  command.slice(0, -2) + hexByte(Number.parseInt(command.slice(-2), 16) ^ 1);

/** The demonstration card of a generation, with some fields of the data replaced. */
export function issued(
  generation: Generation = 'gen3',
  lifeCycle: LifeCycleName = 'ACTIVATED',
  changes: Readonly<Record<string, unknown>> = {},
): Issuer {
  const data = parseCardData(demonstrationWith(changes));
  return holding(personalise(findProfile(generation), data, { lifeCycle }), generation);
}

export function holding(contents: CardContents, generation: Generation = 'gen3'): Issuer {
  return new Issuer(createCard({ contents, random: seededRandom() }), generation);
}

/** A blank card; `opened`: the transport key has been shown. */
export function blank(generation: Generation = 'gen3', opened = true): Issuer {
  const issuer = holding(blankCard(findProfile(generation)), generation);
  if (opened && issuer.send(SHOW_TRANSPORT_KEY) !== '9000') throw new Error('the transport key is refused');
  return issuer;
}

const FIDS: Readonly<Record<string, number>> = { SSSE: 0xddf1 };

export function directoryOn({ masterFile }: CardContents, label: DirectoryLabel | 'MF'): DirectoryImage {
  const fid = FIDS[label] ?? Number.parseInt(label, 16);
  const all = (directory: DirectoryImage): DirectoryImage[] => [
    directory,
    ...directory.directories.flatMap(all),
  ];
  const found = label === 'MF' ? masterFile : all(masterFile).find((directory) => directory.fid === fid);
  if (!found) throw new Error(`there is no ${label} on the card`);
  return found;
}

/** Value of a key, version 01 where there are several. */
export function keyOn(
  contents: CardContents,
  label: DirectoryLabel | 'MF',
  type: KeyType,
  reference: number,
  version = 1,
): Uint8Array {
  const found = directoryOn(contents, label).keys.find(
    (key) => key.type === type && key.reference === reference && key.version === version,
  );
  if (!found) throw new Error(`${label} has no ${type} ${reference} version ${version}`);
  return found.value;
}

/** What the commands are answered, and whether the card then keeps something else than before. */
export function told(
  issuer: Issuer,
  ...commands: readonly string[]
): { answers: string[]; changed: boolean } {
  const before = JSON.stringify(issuer.card.contents());
  const answers = issuer.answers(...commands);
  return { answers, changed: JSON.stringify(issuer.card.contents()) !== before };
}

/** Answers of a card that keeps everything as it was. */
export const unchanged = (...answers: readonly string[]) => ({ answers, changed: false });

export function overContactless(issuer: Issuer, cardInterface: CardInterface = 'contactless'): Issuer {
  issuer.card.powerOn(cardInterface);
  return issuer;
}
