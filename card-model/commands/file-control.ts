import { encodeTlv, type TlvInput } from '../../apdu/codec/ber-tlv.js';
import type { Directory } from '../files/directory.js';
import { type FileNode, hasRecords } from '../files/file-node.js';
import { LIFE_CYCLE } from '../files/life-cycle.js';

/** Tags of FCP and FCI. ISO/IEC 7816-4:2005, tables 11 and 12. */
export const FILE_CONTROL = {
  PARAMETERS: 0x62,
  INFORMATION: 0x6f,
  DATA_BYTES: 0x80,
  DESCRIPTOR: 0x82,
  FILE_IDENTIFIER: 0x83,
  DF_NAME: 0x84,
  SHORT_FILE_IDENTIFIER: 0x88,
  LIFE_CYCLE: 0x8a,
  PROPRIETARY: 0xa5,
} as const;

/** File descriptor byte. ISO/IEC 7816-4:2005, table 14. */
const DESCRIPTOR = {
  transparent: 0x01,
  'linear-fixed': 0x02,
  'linear-variable': 0x04,
  cyclic: 0x06,
  directory: 0x38,
} as const satisfies Record<FileNode['kind'] | 'directory', number>;

/** Write functions one time, data units of one byte: the data coding byte says nothing special. */
const DATA_CODING = 0x21;

const uint16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

function descriptorOf(file: FileNode): Uint8Array {
  if (!hasRecords(file)) return Uint8Array.of(DESCRIPTOR.transparent);
  const longest =
    file.kind === 'cyclic' ? file.recordBytes : Math.max(0, ...file.records.map((r) => r.length));
  return Uint8Array.of(DESCRIPTOR[file.kind], DATA_CODING, ...uint16(longest), file.recordCount);
}

/** The FCP of an EF, or of its directory; answered for P2 = 04 only: the field's FCI has no room for the life cycle. */
export function fileControlParameters(directory: Directory, file?: FileNode): Uint8Array {
  const children = file ? describeFile(file) : describeDirectory(directory);
  const lifeCycle = Uint8Array.of(directory.lifeCycleByte ?? LIFE_CYCLE.ACTIVATED.value);
  return encodeTlv({
    tag: FILE_CONTROL.PARAMETERS,
    children: [...children, { tag: FILE_CONTROL.LIFE_CYCLE, value: lifeCycle }],
  });
}

/**
 * The FCI of a directory: its name, or its file identifier where it has none.
 * @param proprietary data objects of the application's own (A5); default: none
 */
export function fileControlInformation({ fid, aid }: Directory, proprietary?: Uint8Array): Uint8Array {
  const name = aid ? nameOf(aid) : identifierOf(fid);
  const own = proprietary && { tag: FILE_CONTROL.PROPRIETARY, value: proprietary };
  return encodeTlv({ tag: FILE_CONTROL.INFORMATION, children: own ? [name, own] : [name] });
}

const identifierOf = (fid: number): TlvInput => ({ tag: FILE_CONTROL.FILE_IDENTIFIER, value: uint16(fid) });
const nameOf = (aid: Uint8Array): TlvInput => ({ tag: FILE_CONTROL.DF_NAME, value: aid });

function describeDirectory({ fid, aid }: Directory): TlvInput[] {
  return [
    { tag: FILE_CONTROL.DESCRIPTOR, value: Uint8Array.of(DESCRIPTOR.directory) },
    identifierOf(fid),
    ...(aid ? [nameOf(aid)] : []),
  ];
}

function describeFile(file: FileNode): TlvInput[] {
  return [
    ...(hasRecords(file) ? [] : [{ tag: FILE_CONTROL.DATA_BYTES, value: uint16(file.content.length) }]),
    { tag: FILE_CONTROL.DESCRIPTOR, value: descriptorOf(file) },
    identifierOf(file.fid),
    { tag: FILE_CONTROL.SHORT_FILE_IDENTIFIER, value: Uint8Array.of(file.sfi << 3) },
  ];
}
