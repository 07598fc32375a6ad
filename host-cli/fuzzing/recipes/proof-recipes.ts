import { concatBytes, toHex } from '../../../apdu/bytes.js';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { USUAL_VERSION } from '../../../card-model/security/key-version.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import type { Recipe, ScriptContext } from '../fuzz-step.js';
import type { SecretKey } from '../secrets/card-secrets.js';

/** Makes a proof wrong in one bit: byte from the beginning, and the bits turned over. */
export interface Spoil {
  readonly at: number;
  readonly bits: number;
}

export function spoiled(bytes: Uint8Array, spoil: Spoil | undefined): Uint8Array {
  if (spoil === undefined) return bytes;
  const copy = bytes.slice();
  copy[spoil.at % copy.length]! ^= spoil.bits;
  return copy;
}

export interface ProofRequest {
  /** Whose cryptogram is shown. */
  readonly key: SecretKey;
  /** P2; default: that of the key. */
  readonly reference?: number;
  /** Whether the version goes along, Lc 11. */
  readonly withVersion?: boolean;
  readonly spoil?: Spoil;
  /** With the last challenge even where it is used up or gone. */
  readonly stale?: boolean;
}

const FIELD_BYTES = 8;
/** A challenge of zeros, for proofs without one. */
const NO_CHALLENGE = new Uint8Array(FIELD_BYTES);

/** Variables of scripts that hold the last command of its kind, to be sent once more. */
export const PROOF_VARIABLE = 'proof';
export const securedVariable = (ins: number): string => `secured-${hexByte(ins)}`;

const hexByte = (byte: number): string => toHex(Uint8Array.of(byte));

/** Bits to be turned over, for `xor`. */
function maskOf(spoil: Spoil, bytes: number): string {
  return toHex(spoiled(new Uint8Array(bytes), spoil));
}

/** Lines that make the process key of a key for the last challenge, or for zeros where the script has none. */
function withChallenge(
  key: SecretKey,
  context: ScriptContext,
  stale: boolean,
): { prefix: string; lines: string[] } {
  const prefix = key.algorithm === 'SM4' ? 'sm4' : 'des3';
  const fresh = context.has('challenge');
  const name = fresh
    ? undefined
    : stale && context.has('last-challenge')
      ? '$last-challenge'
      : toHex(NO_CHALLENGE);
  const version = key.version === USUAL_VERSION ? '' : ` ${key.version}`;
  return {
    prefix,
    lines: [
      ...(name === undefined ? [] : [`set    challenge = ${name}`]),
      `set    process = (${prefix}-process-key (card-key ${key.name}${version}) $challenge)`,
    ],
  };
}

/** EXTERNAL AUTHENTICATE with the cryptogram of the last challenge. */
export function externalAuthenticate(request: ProofRequest): Recipe {
  const { key, reference, withVersion, spoil, stale } = request;
  const shown = key.name ?? `key ${key.reference}`;
  return {
    name: `EXTERNAL AUTHENTICATE with ${shown}${spoil ? ', one bit wrong' : ''}`,
    compose(world) {
      const challenge = (stale ? world.lastChallenge : world.challenge) ?? NO_CHALLENGE;
      const cryptogram = cardAlgorithm(key.algorithm).prepare(key.value).cryptogramFor(challenge, challenge);
      const version = withVersion ? Uint8Array.of(key.version) : new Uint8Array(0);
      const data = concatBytes(spoiled(cryptogram, spoil), challenge, version);
      return encodeCommand({ cla: 0x00, ins: 0x82, p1: 0x00, p2: reference ?? key.reference, data });
    },
    script: (context) => {
      if (key.name === undefined) return undefined;
      const { prefix, lines } = withChallenge(key, context, stale ?? false);
      const wrong = spoil && `(xor $cryptogram ${maskOf(spoil, FIELD_BYTES)})`;
      const length = withVersion ? '11' : '10';
      const version = withVersion ? ` ${hexByte(key.version)}` : '';
      const header = `00 82 00 ${hexByte(reference ?? key.reference)} ${length}`;
      context.defines(PROOF_VARIABLE);
      return [
        ...lines,
        `set    cryptogram = (${prefix}-cryptogram $process $challenge)`,
        `set    ${PROOF_VARIABLE} = ${header} ${wrong ?? '$cryptogram'} $challenge${version}`,
        `send   $${PROOF_VARIABLE}`,
      ];
    },
  };
}

export interface SecuredRequest {
  /** Whose process key makes the MAC. */
  readonly key: SecretKey;
  readonly ins: number;
  readonly p1?: number;
  readonly p2?: number;
  /** To be enciphered before the MAC. */
  readonly clear?: Uint8Array;
  readonly spoil?: Spoil;
  readonly name: string;
}

const MAC_BYTES = 4;
const PADDING = 0x80;

/** A command of class 84 with a MAC under the last challenge. Conventions, PIN commands. */
export function securedCommand(request: SecuredRequest): Recipe {
  const { key, ins, p1 = 0, p2 = 0, clear, spoil, name } = request;
  const algorithm = cardAlgorithm(key.algorithm);
  return {
    name: `${name}${spoil ? ', one bit of the MAC wrong' : ''}`,
    compose({ challenge = NO_CHALLENGE }) {
      const processKey = algorithm.processKey(key.value, challenge);
      const enciphered = clear ? enciphering(algorithm, processKey, clear) : new Uint8Array(0);
      const header = Uint8Array.of(0x84, ins, p1, p2, enciphered.length + MAC_BYTES);
      const covered = concatBytes(header, enciphered);
      return concatBytes(covered, spoiled(algorithm.secureMessagingMac(processKey, covered), spoil));
    },
    script: (context) => {
      // What is enciphered may be a PIN, which no script shows.
      if (key.name === undefined || clear !== undefined) return undefined;
      const { prefix, lines } = withChallenge(key, context, false);
      const header = ['84', hexByte(ins), hexByte(p1), hexByte(p2), hexByte(MAC_BYTES)].join(' ');
      const wrong = spoil && `(xor $mac ${maskOf(spoil, MAC_BYTES)})`;
      context.defines(securedVariable(ins));
      return [
        ...lines,
        `set    mac = (${prefix}-message-mac $process ${header})`,
        `set    ${securedVariable(ins)} = ${header} ${wrong ?? '$mac'}`,
        `send   $${securedVariable(ins)}`,
      ];
    },
  };
}

/** Count, data, 80 00...; block by block. */
function enciphering(
  algorithm: ReturnType<typeof cardAlgorithm>,
  processKey: Uint8Array,
  clear: Uint8Array,
): Uint8Array {
  const { blockBytes } = algorithm;
  const blocks = new Uint8Array(Math.ceil((clear.length + 2) / blockBytes) * blockBytes);
  blocks.set([clear.length, ...clear, PADDING]);
  for (let offset = 0; offset < blocks.length; offset += blockBytes) {
    blocks.set(algorithm.encipherBlock(processKey, blocks.subarray(offset, offset + blockBytes)), offset);
  }
  return blocks;
}
