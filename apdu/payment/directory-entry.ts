import { parseTlv, type TlvInput, type TlvNode, tagToHex } from '../codec/ber-tlv.js';
import { CodecError } from '../codec/codec-error.js';
import { decodeText, encodeText, textLength } from '../codec/text-field.js';

/** One application that a payment environment offers: template 61 of a PSE record or of the PPSE's FCI. */
export interface DirectoryApplication {
  /** 5 to 16 bytes. */
  aid: Uint8Array;
  /** Tag 50. */
  label?: string;
  /** Tag 9F12. */
  preferredName?: string;
  /** 1 the highest to 15; 0 none. Tag 87, bits 4-1. */
  priority: number;
  /** It must not be chosen without the holder's consent. Tag 87, bit 8. */
  confirm: boolean;
  /** Kernel identifier, tag 9F2A. */
  kernel?: Uint8Array;
}

const ENTRY = 0x61;
const RECORD = 0x70;
const CONFIRM_BIT = 0x80;
const PRIORITY_BITS = 0x0f;
const AID_BYTES = { least: 5, most: 16 };
const LABEL_BYTES = 16;

/**
 * The applications of one record of a PSE directory file.
 * @throws CodecError `TLV_...`, `TEMPLATE_INVALID` when it is not one template 70 of templates 61.
 */
export function parseDirectoryRecord(data: Uint8Array): DirectoryApplication[] {
  const [record, ...more] = parseTlv(data);
  if (record?.tag !== RECORD || more.length > 0) throw invalid('a directory record is one template 70');
  return directoryApplications(record.children ?? []);
}

/**
 * The applications among the objects of a record or of BF0C; other objects there are passed over.
 * @throws CodecError `TEMPLATE_INVALID` for an AID, label or priority of another length, `TLV_TAG_MISSING` without AID,
 * `TLV_TAG_REPEATED`.
 */
export function directoryApplications(nodes: readonly TlvNode[]): DirectoryApplication[] {
  return nodes.filter(({ tag }) => tag === ENTRY).map(applicationOf);
}

function applicationOf({ children = [], offset }: TlvNode): DirectoryApplication {
  const found = new Map<number, Uint8Array>();
  for (const { tag, value } of children) {
    if (found.has(tag))
      throw new CodecError('TLV_TAG_REPEATED', `tag ${tagToHex(tag)} stands twice in template 61`, offset);
    found.set(tag, value);
  }
  const aid = found.get(0x4f);
  if (aid === undefined) throw new CodecError('TLV_TAG_MISSING', 'template 61 has no AID (tag 4F)', offset);
  if (aid.length < AID_BYTES.least || aid.length > AID_BYTES.most)
    throw invalid(`an AID has ${AID_BYTES.least} to ${AID_BYTES.most} bytes, not ${aid.length}`, offset);
  const indicator = found.get(0x87) ?? Uint8Array.of(0);
  if (indicator.length !== 1) throw invalid(`tag 87 has ${indicator.length} bytes, not 1`, offset);
  const label = textOf(found.get(0x50), offset);
  const preferredName = textOf(found.get(0x9f12), offset);
  const kernel = found.get(0x9f2a);
  return {
    aid: aid.slice(),
    ...(label !== undefined && { label }),
    ...(preferredName !== undefined && { preferredName }),
    priority: indicator[0]! & PRIORITY_BITS,
    confirm: (indicator[0]! & CONFIRM_BIT) !== 0,
    ...(kernel && { kernel: kernel.slice() }),
  };
}

function textOf(value: Uint8Array | undefined, offset: number): string | undefined {
  if (value === undefined) return undefined;
  if (value.length > LABEL_BYTES)
    throw invalid(`a name has at most ${LABEL_BYTES} bytes, not ${value.length}`, offset);
  return decodeText(value);
}

/** Template 61 for `encodeTlv`; texts are ASCII or GBK. @throws CodecError `TEXT_NOT_ENCODABLE`. */
export function directoryEntry(application: DirectoryApplication): TlvInput {
  const { aid, label, preferredName, priority, confirm, kernel } = application;
  const indicator = (confirm ? CONFIRM_BIT : 0) | (priority & PRIORITY_BITS);
  const children: TlvInput[] = [{ tag: 0x4f, value: aid }];
  if (label !== undefined) children.push({ tag: 0x50, value: wholeText(label) });
  if (preferredName !== undefined) children.push({ tag: 0x9f12, value: wholeText(preferredName) });
  if (indicator !== 0) children.push({ tag: 0x87, value: Uint8Array.of(indicator) });
  if (kernel !== undefined) children.push({ tag: 0x9f2a, value: kernel });
  return { tag: ENTRY, children };
}

const wholeText = (text: string): Uint8Array => encodeText(text, textLength(text));

function invalid(message: string, offset?: number): CodecError {
  return new CodecError('TEMPLATE_INVALID', message, offset);
}
