import { concatBytes, fromHex, toHex } from '../bytes.js';
import { CodecError } from './codec-error.js';

/** One data object as it stands in the bytes. */
export interface TlvNode {
  /** All tag bytes as one number: `0x9f0c`. */
  tag: number;
  /** Offset of the first tag byte in the bytes given to the parser. */
  offset: number;
  /** A view on the bytes given to the parser. */
  value: Uint8Array;
  /** The objects inside, for a constructed tag; in lenient mode absent when the value holds no whole objects. */
  children?: readonly TlvNode[];
}

/** What the encoder needs of a data object. */
export type TlvInput = { tag: number; value: Uint8Array } | { tag: number; children: readonly TlvInput[] };

export interface TlvOptions {
  /**
   * `strict` (default): every byte belongs to an object, tags and lengths have their shortest form, so encoding the
   * result gives the same bytes. `lenient`: 00 and FF between objects are skipped, long forms are accepted, and a
   * constructed object with other contents stands as a plain value. ISO/IEC 7816-4:2005, 5.2.2.
   */
  mode?: 'strict' | 'lenient';
}

/** Nested deeper than any card does; keeps damaged bytes from exhausting the stack. */
const MAX_DEPTH = 16;
const MAX_TAG_BYTES = 4;

/** @throws CodecError `TLV_...` with the offset of the byte at fault, in both modes. */
export function parseTlv(bytes: Uint8Array, options: TlvOptions = {}): TlvNode[] {
  return parseRange(bytes, 0, bytes.length, options.mode === 'lenient', 0);
}

/** The objects one after the other, lengths in their shortest form. */
export function encodeTlv(...objects: readonly TlvInput[]): Uint8Array {
  return concatBytes(
    ...objects.flatMap((object) => {
      const value = contentsOf(object);
      return [encodeTag(object.tag), encodeLength(value.length), value];
    }),
  );
}

/** The first object at a path of tags, each inside the one before: `[0x6f, 0xa5, 0x9f0c]` or `'6F/A5/9F0C'`. */
export function findTlv(nodes: readonly TlvNode[], path: readonly number[] | string): TlvNode | undefined {
  const [tag, ...rest] = typeof path === 'string' ? path.split('/').map(tagFromHex) : path;
  for (const node of nodes) {
    if (node.tag !== tag) continue;
    const found = rest.length === 0 ? node : findTlv(node.children ?? [], rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the tag says that its value is made of data objects. */
export function isConstructed(tag: number): boolean {
  return (encodeTag(tag)[0]! & 0x20) !== 0;
}

/** The tag bytes in upper-case hexadecimal. */
export function tagToHex(tag: number): string {
  const digits = tag.toString(16).toUpperCase();
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

/** @throws CodecError `TLV_TAG_INVALID`. */
export function tagFromHex(text: string): number {
  if (!/^\s*([0-9a-f]{2}){1,4}\s*$/i.test(text)) {
    throw new CodecError('TLV_TAG_INVALID', `'${text}' in a path is no tag of 1 to 4 bytes in hexadecimal`);
  }
  return Number.parseInt(text, 16);
}

function contentsOf(object: TlvInput): Uint8Array {
  if ('children' in object && object.children !== undefined) {
    if (isConstructed(object.tag)) return encodeTlv(...object.children);
    throw tagInvalid(`tag ${tagToHex(object.tag)} is primitive and cannot hold data objects`);
  }
  return 'value' in object ? object.value : new Uint8Array(0);
}

/** @throws CodecError `TLV_TAG_INVALID` when the bytes of the number are no tag in its shortest form. */
function encodeTag(tag: number): Uint8Array {
  const exists = Number.isInteger(tag) && tag > 0 && tag <= 0xffff_ffff;
  if (!exists) throw tagInvalid(`${tag} is no tag of 1 to 4 bytes`);
  const encoded = fromHex(tagToHex(tag));
  if (!isWholeTag(encoded)) throw tagInvalid(`${toHex(encoded)} is no tag`);
  return encoded;
}

/** Low five bits all ones announce more bytes; bit 8 of each of those announces another. ISO/IEC 8825-1, 8.1.2. */
function isWholeTag([first, ...following]: Uint8Array): boolean {
  const last = following.length - 1;
  if ((first! & 0x1f) !== 0x1f) return last < 0;
  return (
    last >= 0 && following[0] !== 0x80 && following.every((byte, index) => byte < 0x80 === (index === last))
  );
}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

function parseRange(
  bytes: Uint8Array,
  start: number,
  end: number,
  lenient: boolean,
  depth: number,
): TlvNode[] {
  if (depth > MAX_DEPTH) {
    throw new CodecError(
      'TLV_TOO_DEEP',
      `data objects nest deeper than ${MAX_DEPTH} at offset ${start}`,
      start,
    );
  }
  const nodes: TlvNode[] = [];
  let offset = start;
  while (offset < end) {
    if (lenient && (bytes[offset] === 0x00 || bytes[offset] === 0xff)) {
      offset++;
      continue;
    }
    const tag = readTag(bytes, offset, end, lenient);
    const length = readLength(bytes, tag.end, end, lenient);
    const valueEnd = length.end + length.value;
    if (valueEnd > end) {
      const message = `tag ${tagToHex(tag.value)} at offset ${offset} says ${length.value} bytes, only ${end - length.end} are left`;
      throw new CodecError('TLV_TRUNCATED', message, offset);
    }
    const node: TlvNode = { tag: tag.value, offset, value: bytes.subarray(length.end, valueEnd) };
    if (bytes[offset]! & 0x20) {
      const children = parseChildren(bytes, length.end, valueEnd, lenient, depth + 1);
      if (children !== undefined) node.children = children;
    }
    nodes.push(node);
    offset = valueEnd;
  }
  return nodes;
}

function parseChildren(bytes: Uint8Array, start: number, end: number, lenient: boolean, depth: number) {
  if (!lenient) return parseRange(bytes, start, end, lenient, depth);
  try {
    return parseRange(bytes, start, end, lenient, depth);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

interface Read {
  value: number;
  end: number;
}

function readTag(bytes: Uint8Array, offset: number, end: number, lenient: boolean): Read {
  const first = bytes[offset]!;
  if (first === 0) throw tagInvalid('tag 00 does not exist', offset);
  let value = first;
  let position = offset + 1;
  if ((first & 0x1f) !== 0x1f) return { value, end: position };
  for (;;) {
    if (position >= end) {
      throw new CodecError('TLV_TRUNCATED', `the tag at offset ${offset} lacks its last byte`, position);
    }
    if (position - offset >= MAX_TAG_BYTES)
      throw tagInvalid(`the tag at offset ${offset} is longer than 4 bytes`, offset);
    const byte = bytes[position]!;
    if (!lenient && position === offset + 1 && byte === 0x80) {
      throw tagInvalid(`the tag at offset ${offset} is not in its shortest form`, offset);
    }
    value = value * 256 + byte;
    position++;
    if ((byte & 0x80) === 0) return { value, end: position };
  }
}

function readLength(bytes: Uint8Array, offset: number, end: number, lenient: boolean): Read {
  if (offset >= end) throw new CodecError('TLV_TRUNCATED', `a length is missing at offset ${offset}`, offset);
  const first = bytes[offset]!;
  if (first < 0x80) return { value: first, end: offset + 1 };
  if (first === 0x80) {
    const message = `the length at offset ${offset} is indefinite (80), which ISO/IEC 7816-4 does not allow`;
    throw new CodecError('TLV_INDEFINITE_LENGTH', message, offset);
  }
  const count = first & 0x7f;
  if (count > 4)
    throw lengthInvalid(`the length at offset ${offset} claims ${count} bytes; 4 is the most`, offset);
  if (offset + count >= end)
    throw new CodecError('TLV_TRUNCATED', `the length at offset ${offset} is cut off`, offset);
  let value = 0;
  for (let index = 1; index <= count; index++) value = value * 256 + bytes[offset + index]!;
  const shortest = value < 0x80 ? 0 : Math.ceil((32 - Math.clz32(value)) / 8);
  if (!lenient && count !== shortest)
    throw lengthInvalid(`the length at offset ${offset} is not in its shortest form`, offset);
  return { value, end: offset + 1 + count };
}

function tagInvalid(message: string, offset?: number): CodecError {
  return new CodecError('TLV_TAG_INVALID', message, offset);
}

function lengthInvalid(message: string, offset: number): CodecError {
  return new CodecError('TLV_LENGTH_INVALID', message, offset);
}
