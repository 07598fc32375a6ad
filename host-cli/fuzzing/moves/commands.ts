import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';
import type { Chance } from '../chance.js';
import { type FuzzStep, send, sendBytes } from '../fuzz-step.js';
import type { MapDirectory, MapFile } from '../world/card-map.js';

/** GET CHALLENGE of eight bytes. */
export const CHALLENGE = send(0x00, 0x84, 0x00, 0x00, 0x08);

/** VERIFY without data. */
export const ASK_PIN = send(0x00, 0x20, 0x00, 0x00);

const two = (value: number): [number, number] => [value >> 8, value & 0xff];

/** SELECT of a directory by its name, or by its identifier where it has none. */
export function selectDirectory({ aid, fid }: MapDirectory, le?: number): FuzzStep {
  const tail = le === undefined ? [] : [le];
  if (aid === undefined) return send(0x00, 0xa4, 0x00, 0x00, 0x02, ...two(fid), ...tail);
  return send(0x00, 0xa4, 0x04, 0x00, aid.length, ...aid, ...tail);
}

/** SELECT of an EF of the current directory. */
export const selectFile = ({ fid }: MapFile): FuzzStep => send(0x00, 0xa4, 0x02, 0x00, 0x02, ...two(fid));

/** READ RECORD by number, of the current EF or by short identifier. */
export const readRecord = (number: number, sfi = 0, le = 0): FuzzStep =>
  send(0x00, 0xb2, number, (sfi << 3) | 0x04, le);

/** READ RECORD by tag. */
export const readTagged = (tag: number, sfi = 0, le = 0): FuzzStep => send(0x00, 0xb2, tag, sfi << 3, le);

/** READ BINARY of the current EF. */
export const readBinary = (offset: number, le = 0): FuzzStep => send(0x00, 0xb0, ...two(offset & 0x7fff), le);

/** UPDATE RECORD by number of the current EF. */
export const updateRecord = (number: number, data: Uint8Array): FuzzStep =>
  sendBytes(encodeCommand({ cla: 0x00, ins: 0xdc, p1: number, p2: 0x04, data }));

/** UPDATE RECORD "previous": a new record 1 of a cyclic file. */
export const appendRecord = (data: Uint8Array): FuzzStep =>
  sendBytes(encodeCommand({ cla: 0x00, ins: 0xdc, p1: 0x00, p2: 0x03, data }));

/** UPDATE BINARY of the current EF. */
export const updateBinary = (offset: number, data: Uint8Array): FuzzStep =>
  sendBytes(encodeCommand({ cla: 0x00, ins: 0xd6, p1: (offset >> 8) & 0x7f, p2: offset & 0xff, data }));

/** VERIFY of the social PIN. */
export function verifyPin(data: Uint8Array): FuzzStep {
  return sendBytes(encodeCommand({ cla: 0x00, ins: 0x20, p1: 0x00, p2: 0x00, data }));
}

/** A wrong PIN, of digits: three bytes of chance are the right one once in a million. */
export function anyPin(chance: Chance): Uint8Array {
  const length = chance.percent(80) ? 3 : 2 + chance.below(5);
  return Uint8Array.from({ length }, () => (chance.below(10) << 4) | chance.below(10));
}

/** A read that is certain to touch the file, for whoever may. */
export function readAny(file: MapFile, chance: Chance): FuzzStep {
  if (file.kind === 'transparent')
    return readBinary(chance.below(Math.max(1, file.bytes)), 1 + chance.below(64));
  const count = file.kind === 'cyclic' ? 3 : Math.max(1, file.tags.length);
  return readRecord(1 + chance.below(count), 0);
}

/** A record as the file wants it, with other contents; undefined where its form is not known. */
export function newRecord(file: MapFile, number: number, chance: Chance): Uint8Array | undefined {
  const tag = file.tags[number - 1];
  const bytes = file.recordBytes[number - 1];
  if (tag === undefined || bytes === undefined || bytes < 2) return undefined;
  // Longer records are templates of their own; their inner lengths would have to fit.
  return bytes > 0x7f + 2 ? undefined : Uint8Array.of(tag, bytes - 2, ...chance.filling(bytes - 2));
}

/** An update of the file that has the right form, for whoever may. */
export function updateAny(
  file: MapFile,
  chance: Chance,
): { readonly step: FuzzStep; readonly readBack: FuzzStep } | undefined {
  if (file.kind === 'transparent') {
    const count = 1 + chance.below(16);
    const offset = chance.below(Math.max(1, file.bytes - count));
    return { step: updateBinary(offset, chance.filling(count)), readBack: readBinary(offset, count) };
  }
  if (file.kind === 'cyclic') {
    const bytes = file.recordBytes[0];
    if (bytes === undefined) return undefined;
    return { step: appendRecord(chance.filling(bytes)), readBack: readRecord(1 + chance.below(2)) };
  }
  const number = 1 + chance.below(Math.max(1, file.tags.length));
  const record = newRecord(file, number, chance);
  return record && { step: updateRecord(number, record), readBack: readRecord(number) };
}

/** Keys, and whether the PIN, that a rule speaks of. */
export function proofsOf(rule: AccessRule): { readonly keys: readonly number[]; readonly pin: boolean } {
  if (typeof rule === 'string' || 'interface' in rule) return { keys: [], pin: false };
  if ('pin' in rule) return { keys: [], pin: true };
  if ('key' in rule) return { keys: [rule.key], pin: false };
  const parts = ('anyOf' in rule ? rule.anyOf : rule.allOf).map(proofsOf);
  return { keys: parts.flatMap(({ keys }) => keys), pin: parts.some(({ pin }) => pin) };
}
