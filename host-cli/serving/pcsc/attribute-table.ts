import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { ServedReader } from './served-reader.js';

export interface AttributeDefinition {
  readonly code: number;
  readonly name: Bilingual;
  readonly source: string;
  /** undefined when the reader cannot tell it now. */
  value(reader: ServedReader): Uint8Array | undefined;
}

const SOURCE = 'reader.h of PCSC lite 1.9.9; PC/SC part 3, 3.1.2';

/** Attributes of a reader that GET_ATTRIBUTE tells. */
export const ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    code: 0x00010100,
    name: { en: 'vendor name', zh: '厂商名称' },
    source: SOURCE,
    value: () => text('sscard'),
  },
  {
    code: 0x00010101,
    name: { en: 'type of the reader', zh: '读卡器类型' },
    source: SOURCE,
    value: () => text('simulated reader'),
  },
  {
    code: 0x00080201,
    name: { en: 'protocol in use, a bit mask', zh: '当前协议' },
    source: SOURCE,
    value: ({ protocol }) => number32(protocol),
  },
  {
    code: 0x00090300,
    name: { en: 'presence of a card: 0 absent, 2 inserted', zh: '卡在位状态' },
    source: SOURCE,
    value: ({ slot }) => Uint8Array.of(slot.chip === undefined ? 0 : 2),
  },
  {
    code: 0x00090301,
    name: { en: 'whether the contacts have power', zh: '触点上电状态' },
    source: SOURCE,
    value: ({ slot }) => Uint8Array.of(slot.powered ? 1 : 0),
  },
  {
    code: 0x00090303,
    name: { en: 'answer to reset', zh: '复位应答' },
    source: SOURCE,
    value: ({ slot }) => (slot.answerToReset.length === 0 ? undefined : slot.answerToReset),
  },
  {
    code: 0x00090304,
    name: { en: 'kind of card: 1 ISO 7816 asynchronous, 5 ISO 14443 type A', zh: '卡类型' },
    source: SOURCE,
    value: ({ slot }) => (slot.chip === undefined ? undefined : Uint8Array.of(kindOf[slot.cardInterface])),
  },
  {
    code: 0x7fff0003,
    name: { en: 'friendly name', zh: '读卡器名称' },
    source: SOURCE,
    value: ({ slot }) => text(slot.name),
  },
  {
    code: 0x7fff0004,
    name: { en: 'name in the system', zh: '系统名称' },
    source: SOURCE,
    value: ({ slot }) => text(slot.name),
  },
];

const kindOf = { contact: 1, contactless: 5 } as const;

/** With its final NUL, as pcscd gives names. */
function text(value: string): Uint8Array {
  return Buffer.from(`${value}\0`, 'utf8');
}

function number32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
