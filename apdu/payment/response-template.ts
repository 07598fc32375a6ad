import { concatBytes } from '../bytes.js';
import { encodeTlv, parseTlv, type TlvNode, tagToHex } from '../codec/ber-tlv.js';
import { CodecError } from '../codec/codec-error.js';

/** Template 80 holds bare values in a fixed order, template 77 data objects. EMV 4.3 Book 3, 6.5.5.4 and 6.5.8.4. */
export type ResponseFormat = 'values' | 'objects';

/** An answer to GET PROCESSING OPTIONS, whichever template the card used. */
export interface ProcessingOptions {
  format: ResponseFormat;
  /** AIP, 2 bytes. */
  profile: Uint8Array;
  /** AFL as it stands; absent when there are no records to read, as in a contactless answer that ends the transaction. */
  fileLocator?: Uint8Array;
  /** Every object by its tag, 82 and 94 among them. */
  objects: ReadonlyMap<number, Uint8Array>;
}

/** An answer to GENERATE AC, whichever template the card used. */
export interface CryptogramAnswer {
  format: ResponseFormat;
  /** Cryptogram information data (9F27). */
  information: number;
  /** Application transaction counter (9F36). */
  counter: number;
  /** 9F26, 8 bytes; absent in a CDA answer, where it is inside the signature. */
  cryptogram?: Uint8Array;
  /** 9F4B of a CDA answer. */
  signature?: Uint8Array;
  /** 9F10; absent when the card gives none. */
  issuerData?: Uint8Array;
  /** Every object by its tag. */
  objects: ReadonlyMap<number, Uint8Array>;
}

const VALUES = 0x80;
const OBJECTS = 0x77;
const PROFILE_BYTES = 2;
const COUNTER_BYTES = 2;
const CRYPTOGRAM_BYTES = 8;
const MAXIMUM_ISSUER_DATA_BYTES = 32;

/**
 * @throws CodecError `TLV_...` for bytes that are no single object, `TEMPLATE_INVALID` for another template or an AIP of
 * another length, `TLV_TAG_MISSING` without AIP, `TLV_TAG_REPEATED`. The AFL is not judged here: see `parseAfl`.
 */
export function parseProcessingOptions(data: Uint8Array): ProcessingOptions {
  const template = onlyTemplate(data);
  const objects =
    template.tag === OBJECTS ? objectsByTag(template.children ?? []) : processingValues(template.value);
  const profile = requireObject(objects, 0x82, PROFILE_BYTES);
  const fileLocator = objects.get(0x94);
  return { format: formatOf(template), profile, ...(fileLocator && { fileLocator }), objects };
}

function processingValues(value: Uint8Array): Map<number, Uint8Array> {
  if (value.length < PROFILE_BYTES)
    throw templateInvalid('template 80 of GET PROCESSING OPTIONS lacks the AIP');
  const objects = new Map([[0x82, value.subarray(0, PROFILE_BYTES)]]);
  if (value.length > PROFILE_BYTES) objects.set(0x94, value.subarray(PROFILE_BYTES));
  return objects;
}

/**
 * @throws CodecError `TLV_...`, `TEMPLATE_INVALID` for another template or a value of another length,
 * `TLV_TAG_MISSING` without 9F27, 9F36, or without both 9F26 and 9F4B, `TLV_TAG_REPEATED`.
 */
export function parseCryptogramAnswer(data: Uint8Array): CryptogramAnswer {
  const template = onlyTemplate(data);
  const objects =
    template.tag === OBJECTS ? objectsByTag(template.children ?? []) : cryptogramValues(template.value);
  const information = requireObject(objects, 0x9f27, 1)[0]!;
  const counter = requireObject(objects, 0x9f36, COUNTER_BYTES);
  const signature = objects.get(0x9f4b);
  const cryptogram =
    signature !== undefined && !objects.has(0x9f26)
      ? undefined
      : requireObject(objects, 0x9f26, CRYPTOGRAM_BYTES);
  const issuerData = objects.get(0x9f10);
  if (issuerData !== undefined && issuerData.length > MAXIMUM_ISSUER_DATA_BYTES)
    throw templateInvalid(`9F10 has ${issuerData.length} bytes; ${MAXIMUM_ISSUER_DATA_BYTES} are the most`);
  return {
    format: formatOf(template),
    information,
    counter: (counter[0]! << 8) | counter[1]!,
    ...(cryptogram && { cryptogram }),
    ...(signature && { signature }),
    ...(issuerData && { issuerData }),
    objects,
  };
}

function cryptogramValues(value: Uint8Array): Map<number, Uint8Array> {
  const counterEnd = 1 + COUNTER_BYTES;
  const cryptogramEnd = counterEnd + CRYPTOGRAM_BYTES;
  if (value.length < cryptogramEnd)
    throw templateInvalid(`template 80 of GENERATE AC has ${value.length} bytes; at least ${cryptogramEnd}`);
  const objects = new Map([
    [0x9f27, value.subarray(0, 1)],
    [0x9f36, value.subarray(1, counterEnd)],
    [0x9f26, value.subarray(counterEnd, cryptogramEnd)],
  ]);
  if (value.length > cryptogramEnd) objects.set(0x9f10, value.subarray(cryptogramEnd));
  return objects;
}

/** Template 80: values one after the other. */
export function encodeValues(...values: readonly Uint8Array[]): Uint8Array {
  return encodeTlv({ tag: VALUES, value: concatBytes(...values) });
}

/** Template 77: objects in the order given. @throws CodecError `TLV_TAG_INVALID`. */
export function encodeObjects(objects: Iterable<readonly [tag: number, value: Uint8Array]>): Uint8Array {
  return encodeTlv({ tag: OBJECTS, children: Array.from(objects, ([tag, value]) => ({ tag, value })) });
}

/**
 * Objects by their tag, those inside templates too, in the order of the bytes.
 * @throws CodecError `TLV_TAG_REPEATED` for a primitive tag that stands twice.
 */
export function objectsByTag(
  nodes: readonly TlvNode[],
  into: Map<number, Uint8Array> = new Map(),
): Map<number, Uint8Array> {
  for (const node of nodes) {
    if (node.children !== undefined) objectsByTag(node.children, into);
    else if (into.has(node.tag)) {
      const message = `tag ${tagToHex(node.tag)} stands twice`;
      throw new CodecError('TLV_TAG_REPEATED', message, node.offset);
    } else into.set(node.tag, node.value);
  }
  return into;
}

function onlyTemplate(data: Uint8Array): TlvNode {
  const nodes = parseTlv(data);
  const [template] = nodes;
  if (nodes.length !== 1 || template === undefined)
    throw templateInvalid(`the answer holds ${nodes.length} objects, not one template`);
  if (template.tag === VALUES || template.tag === OBJECTS) return template;
  throw templateInvalid(`the answer is ${tagToHex(template.tag)}, neither template 80 nor 77`);
}

const formatOf = ({ tag }: TlvNode): ResponseFormat => (tag === VALUES ? 'values' : 'objects');

function requireObject(objects: ReadonlyMap<number, Uint8Array>, tag: number, length: number): Uint8Array {
  const value = objects.get(tag);
  if (value === undefined) {
    throw new CodecError('TLV_TAG_MISSING', `tag ${tagToHex(tag)} is not in the answer`);
  }
  if (value.length === length) return value;
  throw templateInvalid(`tag ${tagToHex(tag)} has ${value.length} bytes, not ${length}`);
}

function templateInvalid(message: string): CodecError {
  return new CodecError('TEMPLATE_INVALID', message);
}
