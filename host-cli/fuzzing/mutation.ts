import { CommandView } from '../../apdu/codec/command-view.js';
import type { Chance } from './chance.js';
import type { Recipe } from './fuzz-step.js';

/** One small change of a command, as numbers, so that the same one can be made again to other bytes. */
export interface Mutation {
  readonly kind: MutationKind;
  /** Where, or which value; what it means depends on the kind. */
  readonly a: number;
  readonly b: number;
}

type Change = (bytes: Uint8Array, mutation: Mutation) => Uint8Array;

const CLASSES = [0x00, 0x80, 0x84, 0x04, 0x0c, 0x01, 0x10, 0x8c, 0x40, 0xa0, 0x90, 0xc0, 0xe0, 0x20] as const;
const HEADER_BYTES = 4;

const withByte = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

/** Parts of a command; undefined for bytes that are none. */
function partsOf(bytes: Uint8Array): { header: Uint8Array; data: Uint8Array; ne: number } | undefined {
  const view = new CommandView();
  if (!view.parse(bytes)) return undefined;
  return { header: bytes.slice(0, HEADER_BYTES), data: view.data().slice(), ne: view.ne };
}

/** Written short, whatever fits: more than a byte of length is cut, which is a mutation of its own. */
function joined(header: Uint8Array, data: Uint8Array, le: readonly number[]): Uint8Array {
  const length = data.length === 0 ? [] : [data.length & 0xff];
  return Uint8Array.of(...header, ...length, ...data, ...le);
}

function rebuilt(
  bytes: Uint8Array,
  data: (old: Uint8Array) => Uint8Array,
  le?: readonly number[],
): Uint8Array {
  const parts = partsOf(bytes);
  if (parts === undefined) return bytes;
  return joined(parts.header, data(parts.data), le ?? (parts.ne === 0 ? [] : [parts.ne & 0xff]));
}

const same = (data: Uint8Array): Uint8Array => data;

/** Lc and Le in the extended form. */
function extended(bytes: Uint8Array, { a }: Mutation): Uint8Array {
  const parts = partsOf(bytes);
  if (parts === undefined) return bytes;
  const { header, data, ne } = parts;
  const length = data.length === 0 ? [] : [data.length >> 8, data.length & 0xff];
  const le = ne === 0 && a % 2 === 0 ? [] : [(ne >> 8) & 0xff, a % 3 === 0 ? 0 : ne & 0xff];
  return Uint8Array.of(...header, 0x00, ...length, ...data, ...le);
}

/** Ways to make a command a little wrong. */
const CHANGES = {
  class: (bytes, { a }) => withByte(bytes, 0, CLASSES[a % CLASSES.length]!),
  'class-bit': (bytes, { a }) => withByte(bytes, 0, bytes[0]! ^ (1 << (a % 8))),
  instruction: (bytes, { a }) => withByte(bytes, 1, bytes[1]! ^ (1 << (a % 8))),
  p1: (bytes, { a }) => withByte(bytes, 2, bytes[2]! ^ (1 << (a % 8))),
  p2: (bytes, { a }) => withByte(bytes, 3, bytes[3]! ^ (1 << (a % 8))),
  'p1-value': (bytes, { a }) => withByte(bytes, 2, a),
  'p2-value': (bytes, { a }) => withByte(bytes, 3, a),
  'length-byte': (bytes, { a }) =>
    bytes.length > HEADER_BYTES
      ? withByte(bytes, HEADER_BYTES, bytes[HEADER_BYTES]! + (a % 2 === 0 ? 1 : -1))
      : bytes,
  'cut-off': (bytes, { a }) => bytes.slice(0, Math.max(1, bytes.length - 1 - (a % 4))),
  'byte-more': (bytes, { a }) => Uint8Array.of(...bytes, a),
  'no-le': (bytes) => rebuilt(bytes, same, []),
  'le-all': (bytes) => rebuilt(bytes, same, [0x00]),
  'le-value': (bytes, { a }) => rebuilt(bytes, same, [a]),
  extended,
  'data-bit': (bytes, { a, b }) =>
    rebuilt(bytes, (data) =>
      data.length === 0 ? data : withByte(data, a % data.length, data[a % data.length]! ^ (1 << (b % 8))),
    ),
  'data-byte': (bytes, { a, b }) =>
    rebuilt(bytes, (data) => (data.length === 0 ? data : withByte(data, a % data.length, b))),
  'less-data': (bytes, { a }) => rebuilt(bytes, (data) => data.slice(0, a % (data.length + 1))),
  'more-data': (bytes, { a, b }) =>
    rebuilt(bytes, (data) => Uint8Array.of(...data, ...new Uint8Array(1 + (a % 8)).fill(b))),
  'most-data': (bytes, { b }) =>
    rebuilt(bytes, (data) => Uint8Array.from({ length: 255 }, (_, index) => data[index] ?? b)),
} as const satisfies Record<string, Change>;

export type MutationKind = keyof typeof CHANGES;

const KINDS = Object.keys(CHANGES) as MutationKind[];

export function anyMutation(chance: Chance): Mutation {
  return { kind: chance.one(KINDS), a: chance.below(256), b: chance.below(256) };
}

/** The command with the change, in a fresh array; bytes that are no command stay as they are where the change needs one. */
export function mutate(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  const change: Change = CHANGES[mutation.kind];
  return change(bytes, mutation);
}

/** The recipe with the change made to whatever it composes. */
export function mutatedRecipe(recipe: Recipe, mutation: Mutation): Recipe {
  return {
    name: `${recipe.name}, ${mutation.kind} changed`,
    ...(recipe.secret && { secret: true }),
    compose(world) {
      const bytes = recipe.compose(world);
      return bytes && mutate(bytes, mutation);
    },
  };
}
