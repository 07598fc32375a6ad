import { encodeTlv } from '../../../apdu/codec/ber-tlv.js';
import { FILE_CONTROL, fileControlInformation as fciOf } from '../../commands/file-control.js';
import type { Directory } from '../../files/directory.js';

/** Of the directory file of a DDF, in a card system of the field (ssc-card.md 3). */
const DIRECTORY_SFI = 0x1e;

/** An environment shows its name and the SFI of its directory file, an ADF its name, the MF its file identifier. */
export function fileControlInformation(directory: Directory): Uint8Array {
  const { aid, parent } = directory;
  const isEnvironment = aid !== undefined && parent !== undefined && parent.parent === undefined;
  if (!isEnvironment) return fciOf(directory);
  const sfi = { tag: FILE_CONTROL.SHORT_FILE_IDENTIFIER, value: Uint8Array.of(DIRECTORY_SFI) };
  return fciOf(directory, encodeTlv(sfi));
}
