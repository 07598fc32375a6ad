import { concatBytes, equalBytes } from '../../../apdu/bytes.js';
import {
  KIND,
  LENGTH_BYTES,
  MAGIC,
  MAXIMUM_BODY_BYTES,
  NONCE_BYTES,
  PROOF_BYTES,
  TOKEN_REQUIRED_FLAG,
  VERSION,
} from './protocol.js';

export interface Message {
  readonly kind: number;
  readonly body: Uint8Array;
}

export interface Greeting {
  readonly version: number;
  readonly tokenRequired: boolean;
  readonly nonce: Uint8Array;
}

export interface Hello {
  readonly version: number;
  /** 0 or 32 bytes. */
  readonly proof: Uint8Array;
}

export interface RemoteErrorBody {
  readonly code: string;
  readonly message: string;
}

const NOTHING = new Uint8Array(0);
const VERSION_OFFSET = MAGIC.length;
const AFTER_VERSION = VERSION_OFFSET + 2;
const LONGEST_CODE_BYTES = 255;

/** The whole message in one array, so that one write sends it. */
export function encodeMessage(kind: number, body: Uint8Array = NOTHING): Uint8Array {
  const bytes = new Uint8Array(LENGTH_BYTES + 1 + body.length);
  new DataView(bytes.buffer).setUint32(0, body.length + 1);
  bytes[LENGTH_BYTES] = kind;
  bytes.set(body, LENGTH_BYTES + 1);
  return bytes;
}

export function greetingBody({ tokenRequired, nonce }: Omit<Greeting, 'version'>): Uint8Array {
  const flags = tokenRequired ? TOKEN_REQUIRED_FLAG : 0;
  return concatBytes(signature(VERSION), Uint8Array.of(flags), nonce);
}

/** @returns undefined for a body that is none, except for the version, which the caller looks at */
export function decodeGreeting(body: Uint8Array): Greeting | undefined {
  const version = versionOf(body);
  if (version === undefined) return undefined;
  // Another version may have another body.
  if (version !== VERSION) return { version, tokenRequired: false, nonce: NOTHING };
  if (body.length !== AFTER_VERSION + 1 + NONCE_BYTES) return undefined;
  const tokenRequired = (body[AFTER_VERSION]! & TOKEN_REQUIRED_FLAG) !== 0;
  return { version, tokenRequired, nonce: body.subarray(AFTER_VERSION + 1) };
}

/** @param proof 0 or 32 bytes */
export function helloBody(proof: Uint8Array): Uint8Array {
  return concatBytes(signature(VERSION), proof);
}

/** As `decodeGreeting`. */
export function decodeHello(body: Uint8Array): Hello | undefined {
  const version = versionOf(body);
  if (version === undefined) return undefined;
  if (version !== VERSION) return { version, proof: NOTHING };
  const proof = body.subarray(AFTER_VERSION);
  return proof.length === 0 || proof.length === PROOF_BYTES ? { version, proof } : undefined;
}

export function encodeError({ code, message }: RemoteErrorBody): Uint8Array {
  const encoder = new TextEncoder();
  const codeBytes = encoder.encode(code).subarray(0, LONGEST_CODE_BYTES);
  const text = encoder.encode(message).subarray(0, MAXIMUM_BODY_BYTES - 1 - codeBytes.length);
  return encodeMessage(KIND.ERROR, concatBytes(Uint8Array.of(codeBytes.length), codeBytes, text));
}

/** Whatever it holds: an error that cannot be read is still an error. */
export function decodeError(body: Uint8Array): RemoteErrorBody {
  const decoder = new TextDecoder();
  const end = 1 + (body[0] ?? 0);
  return { code: decoder.decode(body.subarray(1, end)), message: decoder.decode(body.subarray(end)) };
}

/** What stands at the beginning of GREETING, HELLO and the input of the proof. */
export function signature(version: number): Uint8Array {
  return concatBytes(MAGIC, Uint8Array.of(version >> 8, version & 0xff));
}

function versionOf(body: Uint8Array): number | undefined {
  if (body.length < AFTER_VERSION || !equalBytes(body.subarray(0, MAGIC.length), MAGIC)) return undefined;
  return (body[VERSION_OFFSET]! << 8) | body[VERSION_OFFSET + 1]!;
}
