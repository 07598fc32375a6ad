import { KEY_ROTATIONS, PERMUTATION_P, PERMUTED_CHOICE_1, PERMUTED_CHOICE_2, S_BOXES } from './des-tables.js';
import type { CipherKey } from './engine.js';

const BLOCK_BYTES = 8;
const ROUND_KEYS_BYTES = 16 * 8;

/**
 * DES and triple DES without OpenSSL, for platforms that have dropped them; no package of ours offers them.
 * Table look-ups: not for production secrets on a shared machine.
 */
export class PortableDesKey implements CipherKey {
  readonly #encrypt: Uint8Array;
  #decrypt: Uint8Array | undefined;

  /** @param key three DES keys, 24 bytes; parity bits are ignored */
  constructor(key: Uint8Array) {
    const first = roundKeys(key, 0);
    if (isSingleKey(key)) {
      this.#encrypt = first;
    } else {
      this.#encrypt = new Uint8Array(3 * ROUND_KEYS_BYTES);
      this.#encrypt.set(first);
      this.#encrypt.set(reversed(roundKeys(key, 8)), ROUND_KEYS_BYTES);
      this.#encrypt.set(roundKeys(key, 16), 2 * ROUND_KEYS_BYTES);
    }
  }

  encryptBlock(block: Uint8Array): Uint8Array {
    return this.encryptEcb(block);
  }

  decryptBlock(block: Uint8Array): Uint8Array {
    return this.decryptEcb(block);
  }

  encryptEcb(data: Uint8Array): Uint8Array {
    return this.#everyBlock(this.#encrypt, data);
  }

  decryptEcb(data: Uint8Array): Uint8Array {
    this.#decrypt ??= reversed(this.#encrypt);
    return this.#everyBlock(this.#decrypt, data);
  }

  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    const output = new Uint8Array(data);
    for (let offset = 0; offset < data.length; offset += BLOCK_BYTES) {
      const previous = offset === 0 ? initialVector : output.subarray(offset - BLOCK_BYTES, offset);
      for (let i = 0; i < BLOCK_BYTES; i++) output[offset + i]! ^= previous[i]!;
      transform(this.#encrypt, output, offset);
    }
    return output;
  }

  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    const output = this.decryptEcb(data);
    for (let i = 0; i < data.length; i++) {
      output[i]! ^= i < BLOCK_BYTES ? initialVector[i]! : data[i - BLOCK_BYTES]!;
    }
    return output;
  }

  cbcMac(data: Uint8Array): Uint8Array {
    return this.encryptCbc(new Uint8Array(BLOCK_BYTES), data).slice(-BLOCK_BYTES);
  }

  #everyBlock(keys: Uint8Array, data: Uint8Array): Uint8Array {
    const output = new Uint8Array(data);
    for (let offset = 0; offset < output.length; offset += BLOCK_BYTES) transform(keys, output, offset);
    return output;
  }
}

/** The S-boxes and permutation P in one table of 8 times 64 words, built at first use. */
let combinedBoxes: Int32Array | undefined;

function buildCombinedBoxes(): Int32Array {
  const table = new Int32Array(8 * 64);
  S_BOXES.forEach((box, index) => {
    for (let input = 0; input < 64; input++) {
      const row = ((input >> 4) & 2) | (input & 1);
      const column = (input >> 1) & 15;
      const value = Number.parseInt(box.charAt(row * 16 + column), 16);
      PERMUTATION_P.forEach((source, target) => {
        const bit = source - 1 - 4 * index;
        if (bit >= 0 && bit < 4 && (value >> (3 - bit)) & 1) table[index * 64 + input]! |= 1 << (31 - target);
      });
    }
  });
  return table;
}

/** For every bit of the sixteen round keys in order, the key bit that it is; built at first use. */
let keyBitSources: Uint8Array | undefined;

function buildKeyBitSources(): Uint8Array {
  const sources = new Uint8Array(16 * 48);
  let rotation = 0;
  for (let round = 0; round < 16; round++) {
    rotation += KEY_ROTATIONS[round]!;
    for (let i = 0; i < 48; i++) {
      const position = PERMUTED_CHOICE_2[i]! - 1;
      const half = position < 28 ? 0 : 28;
      sources[round * 48 + i] = PERMUTED_CHOICE_1[half + ((position - half + rotation) % 28)]! - 1;
    }
  }
  return sources;
}

/** Sixteen round keys of the DES key at `offset`, each as eight groups of six bits, one a byte. */
function roundKeys(key: Uint8Array, offset: number): Uint8Array {
  keyBitSources ??= buildKeyBitSources();
  const keys = new Uint8Array(ROUND_KEYS_BYTES);
  for (let group = 0, index = 0; group < ROUND_KEYS_BYTES; group++) {
    let bits = 0;
    for (let i = 0; i < 6; i++, index++) {
      const source = keyBitSources[index]!;
      bits = (bits << 1) | ((key[offset + (source >> 3)]! >> (7 - (source & 7))) & 1);
    }
    keys[group] = bits;
  }
  return keys;
}

function reversed(keys: Uint8Array): Uint8Array {
  const result = new Uint8Array(keys.length);
  for (let offset = 0; offset < keys.length; offset += 8) {
    result.set(keys.subarray(offset, offset + 8), keys.length - 8 - offset);
  }
  return result;
}

function isSingleKey(key: Uint8Array): boolean {
  for (let i = 0; i < BLOCK_BYTES; i++) {
    if (key[i] !== key[i + 8] || key[i] !== key[i + 16]) return false;
  }
  return true;
}

/** Enciphers the block at `offset` in place; one pass of sixteen rounds, or three of them. */
function transform(keys: Uint8Array, data: Uint8Array, offset: number): void {
  combinedBoxes ??= buildCombinedBoxes();
  const boxes = combinedBoxes;
  let left = readWord(data, offset);
  let right = readWord(data, offset + 4);
  let swap: number;
  // Initial permutation as five exchanges of bit groups.
  swap = ((left >>> 4) ^ right) & 0x0f0f0f0f;
  right ^= swap;
  left ^= swap << 4;
  swap = ((left >>> 16) ^ right) & 0x0000ffff;
  right ^= swap;
  left ^= swap << 16;
  swap = ((right >>> 2) ^ left) & 0x33333333;
  left ^= swap;
  right ^= swap << 2;
  swap = ((right >>> 8) ^ left) & 0x00ff00ff;
  left ^= swap;
  right ^= swap << 8;
  swap = ((left >>> 1) ^ right) & 0x55555555;
  right ^= swap;
  left ^= swap << 1;
  // The final permutation of one pass and the initial one of the next cancel, so they are done once.
  for (let position = 0; position < keys.length; ) {
    for (let round = 0; round < 16; round++) {
      let window = (right >>> 1) | (right << 31);
      let mixed = 0;
      for (let box = 0; box < 8; box++) {
        mixed |= boxes[box * 64 + ((window >>> 26) ^ keys[position++]!)]!;
        window = (window << 4) | (window >>> 28);
      }
      const next = left ^ mixed;
      left = right;
      right = next;
    }
    const last = left;
    left = right;
    right = last;
  }
  // Final permutation: the same exchanges backwards.
  swap = ((left >>> 1) ^ right) & 0x55555555;
  right ^= swap;
  left ^= swap << 1;
  swap = ((right >>> 8) ^ left) & 0x00ff00ff;
  left ^= swap;
  right ^= swap << 8;
  swap = ((right >>> 2) ^ left) & 0x33333333;
  left ^= swap;
  right ^= swap << 2;
  swap = ((left >>> 16) ^ right) & 0x0000ffff;
  right ^= swap;
  left ^= swap << 16;
  swap = ((left >>> 4) ^ right) & 0x0f0f0f0f;
  right ^= swap;
  left ^= swap << 4;
  writeWord(data, offset, left);
  writeWord(data, offset + 4, right);
}

function readWord(data: Uint8Array, offset: number): number {
  return (data[offset]! << 24) | (data[offset + 1]! << 16) | (data[offset + 2]! << 8) | data[offset + 3]!;
}

function writeWord(data: Uint8Array, offset: number, word: number): void {
  data[offset] = word >>> 24;
  data[offset + 1] = word >>> 16;
  data[offset + 2] = word >>> 8;
  data[offset + 3] = word;
}
