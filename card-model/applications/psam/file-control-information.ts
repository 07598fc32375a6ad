import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import type { Directory } from '../../files/directory.js';

/** Tags of the FCI. ISO/IEC 7816-4:2005, table 12. */
const FCI = {
  TEMPLATE: 0x6f,
  FILE_IDENTIFIER: 0x83,
  DF_NAME: 0x84,
  PROPRIETARY: 0xa5,
  SHORT_FILE_IDENTIFIER: 0x88,
} as const;

/** Of the directory file of a DDF, in a card system of the field (ssc-card.md 3). */
const DIRECTORY_SFI = 0x1e;

/** An environment shows its name and the SFI of its directory file, an ADF its name, the MF its file identifier. */
export function fileControlInformation({ aid, fid, parent }: Directory): Uint8Array {
  if (!aid) {
    const identifier = { tag: FCI.FILE_IDENTIFIER, value: Uint8Array.of(fid >> 8, fid & 0xff) };
    return encodeTlv({ tag: FCI.TEMPLATE, children: [identifier] });
  }
  const name = { tag: FCI.DF_NAME, value: aid };
  const isEnvironment = parent !== undefined && parent.parent === undefined;
  if (!isEnvironment) return encodeTlv({ tag: FCI.TEMPLATE, children: [name] });
  const sfi = { tag: FCI.SHORT_FILE_IDENTIFIER, value: Uint8Array.of(DIRECTORY_SFI) };
  return encodeTlv({ tag: FCI.TEMPLATE, children: [name, { tag: FCI.PROPRIETARY, children: [sfi] }] });
}
