import { parseTlv, type TlvNode, tagToHex } from '../codec/ber-tlv.js';
import { CodecError } from '../codec/codec-error.js';
import { type DirectoryApplication, directoryApplications } from './directory-entry.js';
import { type LogEntry, parseLogEntry } from './transaction-log.js';

/** The answer of SELECT for a PSE, a PPSE or a payment application. EMV 4.3 Book 1, 11.3.4; pboc.md section 1. */
export interface PaymentFci {
  /** Tag 84. */
  name: Uint8Array;
  /** Tag 88: short identifier of the directory file of a PSE. */
  directorySfi?: number;
  /** Tag 9F38 as it stands: see `parseDol`. */
  pdol?: Uint8Array;
  /** Tag 9F4D. */
  log?: LogEntry;
  /** Tag DF4D. */
  loadLog?: LogEntry;
  /** Templates 61 of BF0C: what a PPSE offers. */
  applications: readonly DirectoryApplication[];
  /** Every primitive object inside A5, BF0C among it, by its tag; not those of templates 61. */
  objects: ReadonlyMap<number, Uint8Array>;
}

const ENTRY = 0x61;
const NAME_BYTES = 16;
const HIGHEST_DIRECTORY_SFI = 10;

/**
 * @throws CodecError `TLV_...`, `TEMPLATE_INVALID` when it is not one 6F of 84 and A5 or a value has another length,
 * `TLV_TAG_MISSING`, `TLV_TAG_REPEATED`, `LOG_INVALID`.
 */
export function parsePaymentFci(data: Uint8Array): PaymentFci {
  const nodes = parseTlv(data);
  const [template] = nodes;
  if (nodes.length !== 1 || template?.tag !== 0x6f) throw invalid('an FCI is one template 6F');
  const name = child(template, 0x84)?.value;
  if (name === undefined || name.length === 0 || name.length > NAME_BYTES)
    throw invalid(`an FCI holds a DF name (84) of 1 to ${NAME_BYTES} bytes`);
  const proprietary = child(template, 0xa5);
  if (proprietary === undefined) throw missing(0xa5);
  const discretionary = child(proprietary, 0xbf0c);
  const objects = primitives(proprietary);
  const sfi = objects.get(0x88);
  const pdol = objects.get(0x9f38);
  const log = objects.get(0x9f4d);
  const loadLog = objects.get(0xdf4d);
  return {
    name,
    ...(sfi && { directorySfi: requireSfi(sfi) }),
    ...(pdol && { pdol }),
    ...(log && { log: parseLogEntry(log) }),
    ...(loadLog && { loadLog: parseLogEntry(loadLog) }),
    applications: directoryApplications(discretionary?.children ?? []),
    objects,
  };
}

function child(parent: TlvNode, tag: number): TlvNode | undefined {
  const [found, second] = (parent.children ?? []).filter((node) => node.tag === tag);
  if (second !== undefined) throw repeated(second);
  return found;
}

function primitives(
  { children = [] }: TlvNode,
  into: Map<number, Uint8Array> = new Map(),
): Map<number, Uint8Array> {
  for (const node of children) {
    if (node.tag === ENTRY) continue;
    if (node.children !== undefined) primitives(node, into);
    else if (into.has(node.tag)) throw repeated(node);
    else into.set(node.tag, node.value);
  }
  return into;
}

function requireSfi(value: Uint8Array): number {
  const sfi = value[0] ?? 0;
  if (value.length === 1 && sfi >= 1 && sfi <= HIGHEST_DIRECTORY_SFI) return sfi;
  throw invalid(`the SFI of a directory file (88) is one byte from 1 to ${HIGHEST_DIRECTORY_SFI}`);
}

const invalid = (message: string): CodecError => new CodecError('TEMPLATE_INVALID', message);

const missing = (tag: number): CodecError =>
  new CodecError('TLV_TAG_MISSING', `tag ${tagToHex(tag)} is not in the FCI`);

const repeated = ({ tag, offset }: TlvNode): CodecError =>
  new CodecError('TLV_TAG_REPEATED', `tag ${tagToHex(tag)} stands twice in the FCI`, offset);
