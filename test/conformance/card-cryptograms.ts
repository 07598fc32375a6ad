import { des, sm4, tripleDes } from '../../crypto/index.js';
import demonstrationFile from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { bytes } from '../support/hex.js';
import type { Generation } from './oracle.js';

/** Every GET CHALLENGE is answered with this, so that each cryptogram is reckoned once. Worked examples, R and D. */
export const CHALLENGE = '1122334455667788';
export const TERMINAL_DATA = 'A1A2A3A4A5A6A7A8';

/** Province, area and card of the demonstration data. Conventions, factors. */
const FACTORS = ['3531303030307368', '3531303130307378', '8660510100000001'];

interface KeyData {
  readonly name: string;
  readonly reference: number;
  readonly master: string;
  readonly psam?: string | null;
  readonly tries?: number;
}

const KEYS = demonstrationFile.keys as Readonly<Record<string, readonly KeyData[]>>;

/** References of the authentication keys that the data have for a directory: those with a retry counter. */
export function referencesInData(directory: string): string[] {
  const keys = (KEYS[directory] ?? []).filter(({ tries }) => tries !== undefined);
  return keys.map(({ reference }) => reference.toString(16).toUpperCase().padStart(2, '0'));
}

/** Master key of a version: that of the data, in other versions altered by a rule of this test. */
export function masterOfVersion(master: string, version: number): string {
  if (version === 1) return master;
  return Buffer.from(Buffer.from(master, 'hex').map((byte) => byte ^ (version << 4)))
    .toString('hex')
    .toUpperCase();
}

/** The card key, 16 bytes. Conventions, Keys and authentication. */
function cardKeyOf(
  generation: Generation,
  directory: string,
  reference: string,
  version: number,
): Uint8Array {
  const found = KEYS[directory]?.find(
    (key) => key.tries !== undefined && key.reference === Number.parseInt(reference, 16),
  );
  if (!found) throw new Error(`the demonstration data have no key ${reference} in ${directory}`);
  const steps = found.psam ? Number.parseInt(found.psam.slice(0, 2), 16) >> 5 : 2;
  const master = bytes(masterOfVersion(found.master, version));
  return FACTORS.slice(FACTORS.length - steps).reduce(
    (key, factor) => diversify(generation, key, factor),
    master,
  );
}

function diversify(generation: Generation, key: Uint8Array, factor: string): Uint8Array {
  const half = bytes(factor);
  const input = Uint8Array.of(...half, ...half.map((byte) => ~byte));
  return generation === 3 ? sm4(key).encryptBlock(input) : tripleDes(key).encryptEcb(input);
}

const known = new Map<string, string>();

/** The cryptogram of `TERMINAL_DATA` after `CHALLENGE`, 8 bytes in hexadecimal. */
export function cryptogramOf(
  generation: Generation,
  directory: string,
  reference: string,
  version: number,
): string {
  const name = `${generation} ${directory} ${reference} ${version}`;
  let found = known.get(name);
  if (found === undefined) {
    found = cryptogram(generation, cardKeyOf(generation, directory, reference, version));
    known.set(name, found);
  }
  return found;
}

function cryptogram(generation: Generation, cardKey: Uint8Array): string {
  const challenge = bytes(CHALLENGE);
  const data = bytes(TERMINAL_DATA);
  if (generation < 3) {
    return Buffer.from(des(tripleDes(cardKey).encryptBlock(challenge)).encryptBlock(data))
      .toString('hex')
      .toUpperCase();
  }
  const followedByZeros = (start: Uint8Array): Uint8Array => Uint8Array.of(...start, ...new Uint8Array(8));
  const process = sm4(cardKey).encryptBlock(followedByZeros(challenge));
  const block = sm4(process).encryptBlock(followedByZeros(data));
  return Buffer.from(block.subarray(0, 8).map((byte, index) => byte ^ block[index + 8]!))
    .toString('hex')
    .toUpperCase();
}
