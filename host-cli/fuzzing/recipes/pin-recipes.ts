import { concatBytes, toHex } from '../../../apdu/bytes.js';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { Recipe } from '../fuzz-step.js';
import type { MapDirectory } from '../world/card-map.js';
import type { CardWorld } from '../world/card-world.js';

const SEPARATOR = Uint8Array.of(0xff);
const BANK_BLOCK_BYTES = 8;
/** P2 of VERIFY of the bank: a PIN block in clear. pboc.md 4 */
const BANK_PIN = 0x80;
/** High half byte of the first byte of a bank's PIN block. pboc.md 5 */
const BLOCK_FORM = 0x20;

const pinValue = (world: CardWorld, owner: MapDirectory): Uint8Array | undefined =>
  world.tries.pin(owner).value;

/** VERIFY with the right PIN; nothing where it is not known. */
export function verifyRightPin(owner: MapDirectory): Recipe {
  return {
    name: 'VERIFY with the right PIN',
    secret: true,
    compose(world) {
      const data = pinValue(world, owner);
      return data && encodeCommand({ cla: 0x00, ins: 0x20, p1: 0x00, p2: 0x00, data });
    },
    // The verb of scripts brings the PIN, and selects SSSE for it.
    script: ({ directory }) => {
      if (directory === undefined || directory === owner) return ['verify'];
      const { aid, fid } = directory;
      const select = aid
        ? `00 A4 04 00 ${toHex(Uint8Array.of(aid.length))} ${toHex(aid)}`
        : `00 A4 00 00 02 ${toHex(Uint8Array.of(fid >> 8, fid))}`;
      return ['verify', `send   ${select}`];
    },
  };
}

/**
 * VERIFY with one digit of the PIN another one; nothing where it is not known.
 * @param digit from the first
 * @param change 1 to 9, added to it
 */
export function verifyNearPin(owner: MapDirectory, digit: number, change: number): Recipe {
  return {
    name: 'VERIFY with one digit wrong',
    compose(world) {
      const value = pinValue(world, owner);
      if (value === undefined) return undefined;
      const data = value.slice();
      const at = digit % (2 * value.length - 1);
      const shift = at % 2 === 0 ? 4 : 0;
      const old = (data[at >> 1]! >> shift) & 0x0f;
      data[at >> 1]! ^= (old ^ ((old + change) % 10)) << shift;
      return encodeCommand({ cla: 0x00, ins: 0x20, p1: 0x00, p2: 0x00, data });
    },
  };
}

/** VERIFY of the bank application with the right PIN; nothing where it is not known. */
export function verifyRightBankPin(owner: MapDirectory): Recipe {
  return {
    name: 'VERIFY with the right bank PIN',
    secret: true,
    compose(world) {
      const value = pinValue(world, owner);
      if (value === undefined) return undefined;
      const data = new Uint8Array(BANK_BLOCK_BYTES).fill(0xff);
      const filled = (value[value.length - 1]! & 0x0f) === 0x0f;
      data[0] = BLOCK_FORM | (2 * value.length - (filled ? 1 : 0));
      data.set(value, 1);
      return encodeCommand({ cla: 0x00, ins: 0x20, p1: 0x00, p2: BANK_PIN, data });
    },
  };
}

/**
 * CHANGE PIN.
 * @param old undefined for the right one
 * @param renewed undefined for the same again
 */
export function changePin(owner: MapDirectory, old: Uint8Array | undefined, renewed?: Uint8Array): Recipe {
  const holdsPin = old === undefined || renewed === undefined;
  return {
    name: `CHANGE PIN with the ${old === undefined ? 'right' : 'wrong'} old PIN`,
    ...(holdsPin && { secret: true as const }),
    compose(world) {
      const value = pinValue(world, owner);
      const first = old ?? value;
      const second = renewed ?? value;
      if (first === undefined || second === undefined) return undefined;
      const data = concatBytes(first, SEPARATOR, second);
      return encodeCommand({ cla: 0x80, ins: 0x5e, p1: 0x01, p2: 0x00, data });
    },
  };
}
