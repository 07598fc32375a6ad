import { SW } from '../../../apdu/codec/status-word.js';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { readRecord } from '../connection/commands.js';
import { isSelected, selectFile, selectSsse } from '../connection/select.js';

/** 卡号: record 7 of SSSE EF05, which everybody may read. ssc-card.md 1.2 */
const ISSUER_FILE = 0xef05;
const CARD_NUMBER = 7;
const TLV_HEADER_BYTES = 2;

/** The number printed on the card; undefined while the card has none or does not let it be read. */
export async function readCardNumber(transport: Transport): Promise<string | undefined> {
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) return undefined;
  const file = await selectFile(transport, ISSUER_FILE);
  if (!isSelected(file.statusWord)) return undefined;
  const { statusWord, data } = await readRecord(transport, CARD_NUMBER);
  if (statusWord !== SW.SUCCESS) return undefined;
  const number = decodeText(data.subarray(TLV_HEADER_BYTES)).trim();
  return number === '' ? undefined : number;
}
