import { SW, triesLeft } from '../../apdu/codec/status-word.js';
import type { WalkCommand } from './random-walk-apdu.js';
import { same, type WalkCard } from './random-walk-card.js';
import { isPin } from './random-walk-forms.js';
import type { EffectOf } from './random-walk-model.js';
import type { Tries, WalkDirectory, WalkKey } from './random-walk-tree.js';

const PUK = 0x06;
const MASTER_KEY = 0x00;
const DEFAULT_VERSION = 1;
const VERSIONS = 4;
const MAC_BYTES = 4;

/** A counter after its secret was shown, right or wrong. */
export function shown(counter: Tries, right: boolean): number {
  counter.triesLeft = right ? counter.maximumTries : counter.triesLeft - 1;
  return right ? SW.SUCCESS : triesLeft(counter.triesLeft);
}

/** Whether the MAC of a command is right, and the data before it in clear. */
export function opened(
  { algorithm }: WalkCard,
  { bytes, data }: WalkCommand,
  key: WalkKey,
  challenge: Uint8Array | undefined,
): Uint8Array | undefined | number {
  if (!challenge) return SW.NO_VALID_CHALLENGE;
  const process = algorithm.processKey(key.value, challenge);
  const covered = bytes.subarray(0, 5 + data.length - MAC_BYTES);
  if (!same(algorithm.secureMessagingMac(process, covered), data.subarray(-MAC_BYTES))) return SW.MAC_WRONG;
  const clear: number[] = [];
  for (let at = 0; at < data.length - MAC_BYTES; at += algorithm.blockBytes) {
    clear.push(...algorithm.decipherBlock(process, data.subarray(at, at + algorithm.blockBytes)));
  }
  const end = 1 + (clear[0] ?? 0);
  const padding = Buffer.from(clear.slice(end)).toString('hex');
  return /^80(00)*$/.test(padding) ? Uint8Array.from(clear.slice(1, end)) : undefined;
}

const verify: EffectOf = (card, { p2, data }) => {
  const owner = card.pinOwner;
  if (!owner || p2 !== 0) return SW.REFERENCE_NOT_FOUND;
  const { pin } = owner;
  if (data.length === 0 && owner.pinShown) return SW.SUCCESS;
  if (pin.triesLeft === 0) return SW.METHOD_BLOCKED;
  if (data.length === 0) return triesLeft(pin.triesLeft);
  owner.pinShown = same(data, pin.value);
  if (owner.pinShown) card.rightsGained++;
  return shown(pin, owner.pinShown);
};

const changePin: EffectOf = (card, { data }) => {
  const owner = card.pinOwner;
  if (!owner) return SW.REFERENCE_NOT_FOUND;
  const { pin } = owner;
  if (pin.triesLeft === 0) return SW.METHOD_BLOCKED;
  const separator = data.indexOf(0xff);
  const right = same(data.subarray(0, separator), pin.value);
  if (right) pin.value = data.slice(separator + 1);
  else owner.pinShown = false;
  return shown(pin, right);
};

const resetPin: EffectOf = (card, command, challenge) => {
  const owner = card.pinOwner;
  const key = owner && card.keyOfType(owner, 'PIN_RELOAD');
  if (!key) return SW.REFERENCE_NOT_FOUND;
  if (!owner.held.has(PUK)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  const clear = opened(card, command, key, challenge);
  if (typeof clear === 'number') return clear;
  if (command.p2 === 1) {
    if (!clear || !isPin(clear)) return SW.WRONG_DATA;
    owner.pin.value = clear;
  }
  return shown(owner.pin, true);
};

const authenticate: EffectOf = (card, { p2, data }) => {
  const version = data[16] ?? DEFAULT_VERSION;
  const key = card.directory.keys.find(
    (other) => other.reference === p2 && other.version === version && other.maximumTries > 0,
  );
  if (!key) return SW.REFERENCE_NOT_FOUND;
  const challenge = card.useChallenge();
  if (key.triesLeft === 0) return SW.METHOD_BLOCKED;
  if (!challenge) return SW.NO_VALID_CHALLENGE;
  const right = same(card.cryptogram(key, challenge, data.subarray(8, 16)), data.subarray(0, 8));
  if (right) {
    card.directory.held.add(p2);
    card.rightsGained++;
  } else card.directory.held.delete(p2);
  return shown(key, right);
};

const proveItself: EffectOf = (card, { p2, data }) => {
  const versions = card.directory.keys
    .filter(({ type, reference }) => type === 'IRK' && reference === p2)
    .sort((one, other) => one.version - other.version);
  const key = versions.find(({ version }) => version === DEFAULT_VERSION) ?? versions[0];
  if (!key) return SW.REFERENCE_NOT_FOUND;
  return { statusWord: SW.SUCCESS, data: card.cryptogram(key, data.subarray(0, 8), data.subarray(8)) };
};

/** Type bytes of key records that the social application takes. ssc-card.md 2.3 */
const TYPES: Readonly<Record<number, string>> = {
  0: 'MK',
  2: 'BK',
  3: 'LK',
  7: 'PIN_RELOAD',
  9: 'DPK',
  10: 'DTK',
  13: 'EXTERNAL',
  14: 'IRK',
};
const PIN_TYPE = 0x01;
const RECORD_BYTES = 24;

/** Version 00 of PIN 00, to be unblocked with key 06. */
function isPinRecord(record: Uint8Array): boolean {
  const [, reference, version, , tries = 0, unblocking, level, length = 0] = record;
  const value = record.subarray(8, 8 + length);
  const filled = record.subarray(8 + length).every((byte) => byte === 0xff);
  const head = reference === 0 && version === 0 && unblocking === PUK && level === 0;
  return head && tries > 0 && tries <= 15 && filled && isPin(value);
}

/** The key of a record of type, reference, version, FF, tries, algorithm, level, length, value. */
function keyOfRecord(record: Uint8Array): WalkKey | 'PIN' | undefined {
  if (record.length !== RECORD_BYTES || record[3] !== 0xff) return undefined;
  const [code = 0, reference = 0, version = 0, , tries = 0, algorithm = 0, level, length] = record;
  if (code === PIN_TYPE) return isPinRecord(record) ? 'PIN' : undefined;
  const type = TYPES[code];
  const counted = type === 'MK' || type === 'EXTERNAL';
  const fits =
    type !== undefined &&
    (algorithm === 0 || algorithm === 3) &&
    level === (type === 'MK' ? 0xff : 0) &&
    length === 16 &&
    tries <= 15 &&
    counted === tries > 0 &&
    (!counted || (type === 'MK') === (reference === MASTER_KEY));
  if (!fits) return undefined;
  const counter = { triesLeft: tries, maximumTries: tries };
  return { type, reference, version, value: record.slice(8), ...counter };
}

const sameKey = (one: WalkKey, other: WalkKey): boolean =>
  one.type === other.type && one.reference === other.reference;

/** The room of the internal file and four versions are the limits. ssc-card.md 2.3 */
export function writesKey({ keys, pin, keyRoom, held }: WalkDirectory, key: WalkKey): number {
  const versions = keys.filter((other) => sameKey(other, key));
  const place = keys.findIndex((other) => sameKey(other, key) && other.version === key.version);
  const full = keys.length + (pin ? 1 : 0) >= keyRoom;
  if (place < 0 && (versions.length >= VERSIONS || full)) return SW.NOT_ENOUGH_SPACE;
  keys.splice(place < 0 ? keys.length : place, place < 0 ? 0 : 1, key);
  // What was opened with its reference must be opened anew.
  if (key.maximumTries > 0) held.delete(key.reference);
  return SW.SUCCESS;
}

const writeKey: EffectOf = (card, command, challenge) => {
  const { directory } = card;
  const master = card.keyOfType(directory, 'MK');
  if (!master) return SW.REFERENCE_NOT_FOUND;
  if (!directory.held.has(MASTER_KEY)) return SW.SECURITY_STATUS_NOT_SATISFIED;
  const clear = opened(card, command, master, challenge);
  if (typeof clear === 'number') return clear;
  const key = clear && keyOfRecord(clear);
  if (!key) return SW.WRONG_DATA;
  if (directory.keyRoom === 0) return SW.FILE_NOT_FOUND;
  if ((key !== 'PIN' && key.type === 'MK') !== (command.p1 === 1)) return SW.WRONG_DATA;
  if (key === 'PIN') return SW.CONDITIONS_NOT_SATISFIED;
  return writesKey(directory, key);
};

/** Secrets: the PIN, keys, and what they open. Conventions, PIN commands and Keys. */
export const KEY_EFFECTS: Readonly<Record<string, EffectOf>> = {
  VERIFY: verify,
  'CHANGE PIN': changePin,
  'RESET PIN': resetPin,
  'EXTERNAL AUTHENTICATE': authenticate,
  'INTERNAL AUTHENTICATE': proveItself,
  'GET CHALLENGE': (_card, { ne, asksForAll }) => ({ statusWord: SW.SUCCESS, count: asksForAll ? 8 : ne }),
  'WRITE KEY': writeKey,
};
