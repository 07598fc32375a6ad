import { createHmac, timingSafeEqual } from 'node:crypto';
import { concatBytes } from '../../../apdu/bytes.js';
import { readText } from '../../files/read-file.js';
import { ServingError } from '../serving-error.js';
import { signature } from './message.js';
import { VERSION } from './protocol.js';

/** Who knows the nonce and the proof can try short tokens by the million. */
export const SHORTEST_TOKEN_CHARACTERS = 16;

const MAKE_ONE = 'make one with: openssl rand -hex 16';

/** A secret that server and client share. It shows itself to nobody: not printed, not in JSON. */
export class Token {
  readonly #bytes: Uint8Array;

  /** @throws ServingError TOKEN_UNFIT below 16 characters */
  constructor(text: string, from: string) {
    if ([...text].length < SHORTEST_TOKEN_CHARACTERS) {
      throw new ServingError(
        'TOKEN_UNFIT',
        `the token in ${from} is too short: it takes ${SHORTEST_TOKEN_CHARACTERS} characters or more; ${MAKE_ONE}`,
      );
    }
    this.#bytes = new TextEncoder().encode(text);
  }

  /** What shows the server that the client knows the token, 32 bytes. */
  proof(nonce: Uint8Array): Uint8Array {
    return createHmac('sha256', this.#bytes)
      .update(concatBytes(signature(VERSION), nonce))
      .digest();
  }

  /** In constant time. */
  proves(proof: Uint8Array, nonce: Uint8Array): boolean {
    const expected = this.proof(nonce);
    return proof.length === expected.length && timingSafeEqual(proof, expected);
  }
}

/**
 * The token of `--token-file`, else of the file SSCARD_TOKEN_FILE, else of SSCARD_TOKEN; never of an argument.
 * @throws FileError; ServingError TOKEN_UNFIT
 * @returns undefined when there is none
 */
export function findToken(
  environment: Readonly<Record<string, string | undefined>>,
  tokenFile?: string,
): Token | undefined {
  const path = tokenFile ?? environment.SSCARD_TOKEN_FILE;
  if (path) return new Token(readText(path).split(/\r?\n/)[0]!.trim(), `the first line of ${path}`);
  const text = environment.SSCARD_TOKEN;
  return text ? new Token(text.trim(), 'SSCARD_TOKEN') : undefined;
}
