import { concatBytes } from '../bytes.js';
import { requireBytes, requireLength } from '../checks.js';
import { CryptoError } from '../errors.js';
import { padIso9797Method2, unpadIso9797Method2 } from '../padding.js';
import { atcBytes } from './transaction-counter.js';

const SCRIPT_MAC_BYTES = 4;
/** The channel of CLA does not count for the MAC. */
const WITHOUT_CHANNEL = 0xfc;

/** An issuer script command without its MAC. */
export interface ScriptCommand {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** As sent (enciphered where it is), up to 251 bytes. */
  readonly data?: Uint8Array;
  /** 8 bytes: the cryptogram of the first GENERATE AC of the transaction. */
  readonly firstCryptogram: Uint8Array;
}

/** CLA INS P1 P2, Lc with the MAC counted, ATC, first cryptogram, data (pboc.md 6). */
export function scriptMacInput(atc: number, command: ScriptCommand): Uint8Array {
  const { cla, ins, p1, p2, data = new Uint8Array(0), firstCryptogram } = command;
  requireBytes(data, 'The script data');
  requireLength(firstCryptogram, 8, 'The first application cryptogram');
  const lc = data.length + SCRIPT_MAC_BYTES;
  if (lc > 0xff) {
    throw new CryptoError('BAD_LENGTH', `Script data has at most 251 bytes, not ${data.length}.`);
  }
  const header = Uint8Array.of(cla & WITHOUT_CHANNEL, ins, p1, p2, lc);
  return concatBytes(header, atcBytes(atc), firstCryptogram, data);
}

/** Length, data, 80 00...: what is enciphered of a script command. */
export function scriptPlaintext(data: Uint8Array, blockBytes: number): Uint8Array {
  requireBytes(data, 'The script data');
  if (data.length > 0xff) {
    throw new CryptoError('BAD_LENGTH', `Script data has at most 255 bytes, not ${data.length}.`);
  }
  return padIso9797Method2(concatBytes(Uint8Array.of(data.length), data), blockBytes);
}

/** The data inside, or undefined when length or padding are wrong. */
export function dataOfScriptPlaintext(plaintext: Uint8Array, blockBytes: number): Uint8Array | undefined {
  let unpadded: Uint8Array;
  try {
    unpadded = unpadIso9797Method2(plaintext, blockBytes);
  } catch {
    return undefined;
  }
  return unpadded.length > 0 && unpadded[0] === unpadded.length - 1 ? unpadded.slice(1) : undefined;
}
