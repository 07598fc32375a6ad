import { FILE_INS, recordNumber } from '../world/addressed-file.js';
import type { MapFile } from '../world/card-map.js';
import { SOCIAL } from '../world/card-world.js';
import { everyExchange, violation } from './invariant.js';

const HEAD_BYTES = 2;
const ALL = 256;
/** Modes of P2 in which P1 is the tag of the record. */
const LAST_TAG_MODE = 3;

/** A record is its tag, its length and so many bytes; asked for by its tag it has that tag. */
export const recordForm = everyExchange(
  {
    name: 'record-form',
    meaning: { en: 'a record is read with its tag and length, whole', zh: '记录按标签、长度完整读出' },
    source: 'ssc-card.md 1.1; conventions, kernel rules',
  },
  (exchange, world) => {
    const { view, file, directory, data } = exchange;
    if (!exchange.succeeded || view?.ins !== FILE_INS.READ_RECORD || file === undefined) return undefined;
    if (world.altered || directory?.application.id !== SOCIAL) return undefined;
    // Some cards answer a shorter Le with the beginning of the record.
    const whole = view.ne >= ALL || data.length !== view.ne;
    if (file.kind === 'cyclic') {
      const right = file.recordBytes[0];
      return !whole || right === undefined || data.length === right
        ? undefined
        : lengthWrong(data.length, right);
    }
    if (file.kind === 'transparent') return undefined;
    const byTag = (view.p2 & 0x07) <= LAST_TAG_MODE && view.p1 !== 0;
    const tag = byTag ? view.p1 : tagOf(file, recordNumber(view, file));
    if (data.length > 0 && tag !== undefined && data[0] !== tag) {
      return violation(
        `the record has tag ${hex(data[0]!)} in place of ${hex(tag)}`,
        '记录标签不符',
        `${hex(tag)} ... 9000`,
      );
    }
    const told = data.length < HEAD_BYTES ? HEAD_BYTES : HEAD_BYTES + data[1]!;
    return whole && data.length !== told ? lengthWrong(data.length, told) : undefined;
  },
);

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

const tagOf = ({ tags }: MapFile, number: number | undefined): number | undefined =>
  number === undefined ? undefined : tags[number - 1];

const lengthWrong = (bytes: number, right: number) =>
  violation(
    `${bytes} bytes came for a record of ${right}`,
    `记录应为 ${right} 字节，读出 ${bytes}`,
    '... 9000',
  );
