import { concatBytes, fromHex, toHex } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { CardIdentification } from '../identify-card.js';
import { type ElementReading, type FileReading, hexByte, type ReadRefusal } from './file-reading.js';
import { HOLDER_FIELDS, type HolderFieldId } from './holder-fields.js';

export interface HolderField {
  readonly id: HolderFieldId;
  readonly name: Bilingual;
  /** 'SSSE.EF06'; undefined for what is on no file: 卡复位信息 and the terminal's own. */
  readonly file?: string;
  /** Of the first record it comes from. */
  readonly tag?: number;
  /** '' when the card has nothing there; undefined when it could not be read. Dates are digits YYYYMMDD. */
  readonly value?: string;
  /** What a coded value means: sex, ethnic group. */
  readonly meaning?: Bilingual;
  /** Bytes of the value, hexadecimal. */
  readonly raw?: string;
  readonly refused?: ReadRefusal;
  /** Whether iReadCardBas lists it. */
  readonly listed: boolean;
}

export interface TerminalNumbers {
  /** 终端机编号 */
  readonly number?: string;
  /** 终端设备号 */
  readonly device?: string;
}

const AREA_BYTES = 3;
/** "only the first 9 characters of 卡号 are reported". ssc-card.md 0 (reader specification, 10.4). */
const CARD_NUMBER_CHARACTERS = 9;

type Found = Pick<HolderField, 'value' | 'raw' | 'meaning'>;

/** The fields of the holder from the files that were read. */
export function composeFields(
  identification: CardIdentification,
  files: readonly FileReading[],
  terminal: TerminalNumbers = {},
): HolderField[] {
  return HOLDER_FIELDS.map(({ id, name, file, tags, listed }) => {
    const about = {
      id,
      name,
      listed,
      ...(file && { file: `SSSE.${file}` }),
      ...(tags[0] !== undefined && { tag: tags[0] }),
    };
    if (file === undefined) return { ...about, ...withoutFile(id, identification, terminal) };
    const reading = files.find((candidate) => candidate.file === file);
    const records = tags.map((tag) => reading?.records?.find((record) => record.tag === tag));
    if (records[0] !== undefined) return { ...about, ...foundIn(id, records) };
    return { ...about, refused: reading?.refused ?? absent(file, tags[0]!) };
  });
}

function withoutFile(
  id: HolderFieldId,
  { historicalBytes }: CardIdentification,
  terminal: TerminalNumbers,
): Found {
  if (id === 'terminalNumber') return { value: terminal.number ?? '' };
  if (id === 'terminalDevice') return { value: terminal.device ?? '' };
  return historicalBytes === undefined ? {} : { value: toHex(historicalBytes), raw: toHex(historicalBytes) };
}

/** @param records the first is there; further ones may be missing, as 姓名扩展 is on generation 1 */
function foundIn(id: HolderFieldId, records: readonly (ElementReading | undefined)[]): Found {
  const [first, ...more] = records.filter((record) => record !== undefined);
  const raw = first!.raw;
  switch (id) {
    case 'areaCode': {
      const area = raw.slice(0, 2 * AREA_BYTES);
      return { value: /^\d+$/.test(area) ? area : '', raw: area };
    }
    case 'name':
      return joinText([raw, ...more.map((record) => record.raw)]);
    case 'cardNumber':
      return { value: [...(first!.value ?? '')].slice(0, CARD_NUMBER_CHARACTERS).join(''), raw };
    default: {
      const { value, meaning } = first!;
      return { ...(value !== undefined && { value }), ...(meaning && { meaning }), raw };
    }
  }
}

/** Text that goes on in a second record; joined as bytes, as a character may stand across both. */
function joinText(parts: readonly string[]): Found {
  const bytes = concatBytes(...parts.map((hex) => fromHex(hex.replace(/(?:00|FF)+$/, ''))));
  return { value: decodeText(bytes), raw: parts.join('') };
}

function absent(file: string, tag: number): ReadRefusal {
  const hex = hexByte(tag);
  return {
    statusWord: SW.RECORD_NOT_FOUND,
    reason: { en: `${file} of this card has no record ${hex}`, zh: `此卡的 ${file} 没有记录 ${hex}` },
  };
}
