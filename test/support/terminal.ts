import { type Card, type CardOptions, createCard } from '../../card-model/card.js';
import { sm4 } from '../../crypto/index.js';
import { AID, cardKey, type DirectoryLabel, demonstrationContents, keyData, PIN } from './demonstration.js';
import { bytes, hex, hexByte } from './hex.js';
import { seededRandom } from './random.js';

/** Made once: a card copies what it is given. */
const activated = demonstrationContents();

/** A fresh demonstration card whose random bytes are always the same. */
export function freshCard(options: CardOptions = {}): Card {
  const contents = options.image ? {} : { contents: activated };
  return createCard({ random: seededRandom(), ...contents, ...options });
}

/** Eight bytes of the terminal for EXTERNAL AUTHENTICATE. Worked examples, D. */
const TERMINAL_DATA = 'A1A2A3A4A5A6A7A8';

const folded = (block: Uint8Array, count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, index) => {
    let sum = 0;
    for (let at = index; at < block.length; at += count) sum ^= block[at]!;
    return sum;
  });

const block16 = (start: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, index) => start[index] ?? 0);

const padded = (message: Uint8Array): Uint8Array => {
  const whole = new Uint8Array((Math.floor(message.length / 16) + 1) * 16);
  whole.set(message);
  whole[message.length] = 0x80;
  return whole;
};

export const processKey = (key: Uint8Array, challenge: Uint8Array): Uint8Array =>
  sm4(key).encryptBlock(block16(challenge));

/** 4-byte MAC over header and data under a process key. Conventions, PIN commands. */
export const messageMac = (process: Uint8Array, message: string): string =>
  hex(folded(sm4(process).cbcMac(padded(bytes(message))), 4));

/** Digits as VERIFY carries them: BCD, an odd count filled with F. */
export const pinBytes = (digits: string): string => (digits.length % 2 ? `${digits}F` : digits);

/** Drives a card with words, so that a test reads as a conversation. All hexadecimal is text here. */
export class Terminal {
  constructor(readonly card: Card) {}

  /** One command exactly as given. */
  send(command: string): string {
    return hex(this.card.transmit(bytes(command)));
  }

  /** Does what a line says; see the table. A line that is none of these words is a command in hexadecimal. */
  say(line: string): string {
    const [word = '', ...rest] = line.split(' ');
    return this.#words[word]?.(...rest) ?? this.send(line);
  }

  challenge(): Uint8Array {
    return bytes(this.send('0084000008').slice(0, -4));
  }

  /** The command that shows a key after that challenge; `version` adds the version byte. */
  authentication(name: string, challenge: Uint8Array, version = ''): string {
    const cryptogram = this.cryptogram(cardKey(name), challenge);
    return `008200${hexByte(keyData(name).reference)}${version ? '11' : '10'}${cryptogram}${TERMINAL_DATA}${version}`;
  }

  cryptogram(key: Uint8Array, challenge: Uint8Array, data = TERMINAL_DATA): string {
    return hex(folded(sm4(processKey(key, challenge)).encryptBlock(block16(bytes(data))), 8));
  }

  /** UNBLOCK (no new PIN) or RELOAD, secured after that challenge. */
  pinReset(challenge: Uint8Array, newPin?: string): string {
    const process = processKey(cardKey('SSSE.PIN_RELOAD'), challenge);
    if (newPin === undefined) return `8424000004${messageMac(process, '8424000004')}`;
    const pin = bytes(pinBytes(newPin));
    return this.reload(challenge, hex(block16(Uint8Array.of(pin.length, ...pin, 0x80))));
  }

  /** RELOAD with any block of 16 bytes. */
  reload(challenge: Uint8Array, block: string): string {
    const process = processKey(cardKey('SSSE.PIN_RELOAD'), challenge);
    const enciphered = hex(sm4(process).encryptBlock(bytes(block)));
    return `8424000114${enciphered}${messageMac(process, `8424000114${enciphered}`)}`;
  }

  readonly #words: Record<string, ((...rest: string[]) => string) | undefined> = {
    /** reset, contact, contactless: the answer to reset */
    reset: () => hex(this.card.powerOn()),
    warm: () => hex(this.card.warmReset()),
    contact: () => hex(this.card.powerOn('contact')),
    contactless: () => hex(this.card.powerOn('contactless')),
    /** off: nothing */
    off: () => {
      this.card.powerOff();
      return '';
    },
    /** select SSSE, select DF01, select MF: without FCI */
    select: (label = '') =>
      label === 'MF'
        ? this.send('00A4000C023F00')
        : this.send(
            `00A4040C${hexByte(AID[label as DirectoryLabel].length / 2)}${AID[label as DirectoryLabel]}`,
          ),
    /** file EF05: of the current directory */
    file: (fid = '') => this.send(`00A4020C02${fid}`),
    /** auth SSSE.RK [wrong]: GET CHALLENGE and EXTERNAL AUTHENTICATE */
    auth: (name = '', wrong) => {
      const command = this.authentication(name, this.challenge());
      return this.send(wrong ? command.replace(TERMINAL_DATA, '0000000000000000') : command);
    },
    /** verify [246813] */
    verify: (digits = PIN) => this.send(`00200000${hexByte(pinBytes(digits).length / 2)}${pinBytes(digits)}`),
    /** tries: VERIFY without data */
    tries: () => this.send('00200000'),
    /** change OLD NEW */
    change: (from = PIN, to = PIN) => {
      const data = `${pinBytes(from)}FF${pinBytes(to)}`;
      return this.send(`805E0100${hexByte(data.length / 2)}${data}`);
    },
    /** unblock [wrong] and reload NEW [wrong]: GET CHALLENGE and the secured command; PUK right not included */
    unblock: (wrong) => this.send(alteredMac(this.pinReset(this.challenge()), wrong)),
    reload: (digits = PIN, wrong) => this.send(alteredMac(this.pinReset(this.challenge(), digits), wrong)),
  };
}

function alteredMac(command: string, wrong: string | undefined): string {
  if (!wrong) return command;
  const last = command.slice(-2);
  return command.slice(0, -2) + hexByte(Number.parseInt(last, 16) ^ 1);
}
