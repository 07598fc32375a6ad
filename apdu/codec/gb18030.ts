/**
 * GB18030 both ways (GB 18030-2022; its one- and two-byte part is GBK). The platform decodes; the encoder is derived
 * from that decoder on first use, so the two cannot disagree about a character.
 */

let platformDecoder: InstanceType<typeof TextDecoder> | undefined;
/** By code point, as far as they were looked for; 0 = none. */
const twoByteCodes = new Map<number, number>();
/** By place in `LEAD_BYTES`, as far as they were looked through. */
const rows: string[] = [];

/** Lead bytes with the most frequent characters first (GB 2312 level 1 and 2, symbols), then the rest of GBK. */
const LEAD_BYTES = [
  ...range(0xb0, 0xf7),
  ...range(0xa1, 0xa9),
  ...range(0x81, 0xa0),
  ...range(0xaa, 0xaf),
  ...range(0xf8, 0xfe),
];

const TRAIL_BYTES = { first: 0x40, last: 0xfe } as const;
const LINE_FEED = 0x0a;
const REPLACEMENT = 0xfffd;
/** Four-byte codes of the basic plane run from 81308130 to 8431A439. */
const BASIC_PLANE_CODES = 39_420;
/** 90308130 is U+10000; from there on codes and code points run in step. */
const FIRST_SUPPLEMENTARY = 189_000;
/** The edition of 2005 exchanged two codes: U+1E3F took a two-byte one, and U+E7C7 its place among the four-byte ones. */
const MOVED_TO_TWO_BYTES = 0x1e3f;
const MOVED_PRIVATE_USE = 0xe7c7;

/** Any bytes give a text; those that are no character become U+FFFD. */
export function decodeGb18030(bytes: Uint8Array): string {
  platformDecoder ??= new TextDecoder('gb18030');
  return platformDecoder.decode(bytes);
}

/** The 1, 2 or 4 bytes of one character, or undefined for a lone surrogate and a few private-use characters. */
export function encodeGb18030Character(codePoint: number): Uint8Array | undefined {
  if (codePoint < 0x80) return Uint8Array.of(codePoint);
  if (codePoint > 0xffff) return fourBytes(FIRST_SUPPLEMENTARY + codePoint - 0x10000);
  const code = findTwoByteCode(codePoint);
  if (code !== 0) return Uint8Array.of(code >> 8, code & 0xff);
  return searchBasicPlane(codePoint);
}

/** Code of a character of the basic plane that has two bytes, else 0. Rows are decoded until the character is found. */
function findTwoByteCode(codePoint: number): number {
  let code = twoByteCodes.get(codePoint);
  if (code === undefined) {
    code = codePoint === REPLACEMENT ? 0 : searchRows(String.fromCharCode(codePoint));
    twoByteCodes.set(codePoint, code);
  }
  return code;
}

/** A character with two codes has the one that is found first. */
function searchRows(character: string): number {
  for (const [index, lead] of LEAD_BYTES.entries()) {
    rows[index] ??= decodeRow(lead);
    const at = rows[index].indexOf(character);
    if (at >= 0) return (lead << 8) | (TRAIL_BYTES.first + linesBefore(rows[index], at));
  }
  return 0;
}

/** What the codes with one lead byte stand for, a line each: a character, or U+FFFD and perhaps the second byte. */
function decodeRow(lead: number): string {
  const bytes = new Uint8Array(3 * (TRAIL_BYTES.last - TRAIL_BYTES.first + 1));
  for (let trail = TRAIL_BYTES.first, offset = 0; trail <= TRAIL_BYTES.last; trail++) {
    bytes[offset++] = lead;
    bytes[offset++] = trail;
    bytes[offset++] = LINE_FEED;
  }
  return decodeGb18030(bytes);
}

const linesBefore = (text: string, position: number): number =>
  text.slice(0, position).split('\n').length - 1;

/** The four-byte codes of the basic plane stand in the order of their code points. */
function searchBasicPlane(codePoint: number): Uint8Array | undefined {
  let low = 0;
  let high = BASIC_PLANE_CODES - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const bytes = fourBytes(middle);
    const decoded = decodeGb18030(bytes).codePointAt(0)!;
    const found = decoded === MOVED_PRIVATE_USE ? MOVED_TO_TWO_BYTES : decoded;
    if (found === codePoint) return decoded === codePoint ? bytes : undefined;
    if (found < codePoint) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function fourBytes(position: number): Uint8Array {
  return Uint8Array.of(
    0x81 + Math.floor(position / 12_600),
    0x30 + (Math.floor(position / 1260) % 10),
    0x81 + (Math.floor(position / 10) % 126),
    0x30 + (position % 10),
  );
}
