import * as v from 'valibot';
import { toHex } from '../../apdu/bytes.js';
import { sm3 } from '../../crypto/index.js';
import type { CardContents } from './card-contents.js';
import { CardImageError } from './image-error.js';
import { imageSchema } from './image-schema.js';
import { upgradeFromVersion1 } from './upgrade-image.js';

const MAGIC = 'sscard-image';
const VERSION = 2;
const OLDEST_VERSION = 1;
/** Longest first line there can be; a file without a line end by then is none of ours. */
const HEADER_LIMIT_BYTES = 256;
const LINE_FEED = 0x0a;
const HEADER = /^sscard-image (?<version>\d+) (?<profile>\S+) (?<bytes>\d+) (?<digest>[0-9A-F]{64})$/;

interface Header {
  readonly version: string;
  readonly profile: string;
  readonly bytes: string;
  readonly digest: string;
}

/**
 * The bytes of a card image file: one line of text that tells version, profile, length and SM3 of the rest,
 * then the contents as JSON with byte strings in hexadecimal.
 */
export function encodeCardImage(contents: CardContents): Uint8Array {
  const hexBytes = (_key: string, value: unknown): unknown =>
    value instanceof Uint8Array ? toHex(value) : value;
  const body = new TextEncoder().encode(JSON.stringify(contents, hexBytes));
  const header = `${MAGIC} ${VERSION} ${contents.profile} ${body.length} ${toHex(sm3(body))}\n`;
  const image = new Uint8Array(header.length + body.length);
  image.set(new TextEncoder().encode(header));
  image.set(body, header.length);
  return image;
}

/**
 * @throws CardImageError IMAGE_FOREIGN (not such a file), IMAGE_TOO_NEW (of a later version of this program),
 * IMAGE_DAMAGED (cut, altered, or of a shape no card has)
 */
export function decodeCardImage(image: Uint8Array): CardContents {
  const { header, body } = split(image);
  const version = Number(header.version);
  if (version > VERSION) {
    throw new CardImageError(
      'IMAGE_TOO_NEW',
      `the image has version ${version}, this program reads up to ${VERSION}: use a newer sscard`,
    );
  }
  if (version < OLDEST_VERSION)
    throw new CardImageError('IMAGE_DAMAGED', `the image has version ${version}, which never was`);
  const announced = Number(header.bytes);
  if (body.length !== announced) {
    const what = body.length < announced ? 'cut off' : 'followed by foreign bytes';
    throw new CardImageError(
      'IMAGE_DAMAGED',
      `the image is ${what}: ${body.length} of ${announced} bytes of contents`,
    );
  }
  if (toHex(sm3(body)) !== header.digest) {
    throw new CardImageError('IMAGE_DAMAGED', 'the image was altered: its SM3 does not fit its contents');
  }
  const contents = parse(body, version);
  if (contents.profile !== header.profile) {
    throw new CardImageError(
      'IMAGE_DAMAGED',
      `the first line names profile ${header.profile}, the contents ${contents.profile}`,
    );
  }
  return contents;
}

function upgraded(value: unknown): unknown {
  try {
    return upgradeFromVersion1(value);
  } catch {
    throw new CardImageError('IMAGE_DAMAGED', 'the contents are not those of an image of version 1');
  }
}

function split(image: Uint8Array): { header: Header; body: Uint8Array } {
  const start = new TextDecoder('latin1').decode(image.subarray(0, HEADER_LIMIT_BYTES));
  if (!start.startsWith(MAGIC)) {
    const what = image.length === 0 ? 'the file is empty' : 'the file is not a card image of sscard';
    throw new CardImageError('IMAGE_FOREIGN', `${what}: make one with 'sscard new -o PATH'`);
  }
  const lineEnd = image.subarray(0, HEADER_LIMIT_BYTES).indexOf(LINE_FEED);
  const header =
    lineEnd < 0 ? undefined : (HEADER.exec(start.slice(0, lineEnd))?.groups as Header | undefined);
  if (!header) throw new CardImageError('IMAGE_DAMAGED', 'the first line of the image is cut off or altered');
  return { header, body: image.subarray(lineEnd + 1) };
}

function parse(body: Uint8Array, version: number): CardContents {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new CardImageError('IMAGE_DAMAGED', 'the contents of the image are no JSON');
  }
  const current = version === VERSION ? value : upgraded(value);
  const result = v.safeParse(imageSchema, current);
  if (!result.success) {
    const [issue] = result.issues;
    // The message of the library repeats what stands there, which may be a key or a PIN.
    const wanted = issue.expected === null ? 'it is not what it should be' : `${issue.expected} is expected`;
    throw new CardImageError('IMAGE_DAMAGED', `the image at ${v.getDotPath(issue) ?? 'its top'}: ${wanted}`);
  }
  return result.output;
}
