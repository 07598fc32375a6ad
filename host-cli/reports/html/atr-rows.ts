import { toHex } from '../../../apdu/bytes.js';
import { type Atr, parseAtr } from '../../../apdu/codec/atr.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { hexByte } from '../../../apdu/trace/names.js';

/** One element of an ATR. */
export interface AtrRow {
  readonly name: string;
  readonly hex: string;
  readonly meaning: Bilingual;
}

/** Clock rate conversion and baud rate adjustment integers, by the half bytes of TA1. ISO/IEC 7816-3:2006, tables 7, 8 */
const CLOCK_RATES = [372, 372, 558, 744, 1116, 1488, 1860, 0, 0, 512, 768, 1024, 1536, 2048];
const BAUD_RATES = [0, 1, 2, 4, 8, 16, 32, 64, 12, 20];
const LEAST_GUARD_TIME = 0xff;
const FIRST_PRESENT = 0x10;

type Group = Atr['groups'][number];

/** What each element says, ISO/IEC 7816-3:2006, 8.2; none when the bytes are no ATR. */
export function atrRows(answer: Uint8Array): AtrRow[] {
  let atr: Atr;
  try {
    atr = parseAtr(answer);
  } catch (error) {
    if (error instanceof CodecError) return [];
    throw error;
  }
  const isDirect = atr.convention === 'direct';
  const count = atr.historical.length;
  return [
    {
      name: 'TS',
      hex: hexByte(answer[0]!),
      meaning: isDirect
        ? { en: 'direct convention', zh: '正向约定' }
        : { en: 'inverse convention', zh: '反向约定' },
    },
    {
      name: 'T0',
      hex: hexByte(answer[1]!),
      meaning: { en: `${count} historical bytes follow`, zh: `后跟 ${count} 个历史字节` },
    },
    ...atr.groups.flatMap((group, index) => groupRows(group, index + 1, atr)),
    ...(count === 0
      ? []
      : [{ name: 'T1…TK', hex: toHex(atr.historical), meaning: { en: 'historical bytes', zh: '历史字节' } }]),
    ...checkRow(atr),
  ];
}

/** @param place from 1 */
function groupRows(group: Group, place: number, { groups }: Atr): AtrRow[] {
  // The one named before a third or later group is whose bytes these are.
  const protocol = groups[place - 2]?.protocol;
  const { ta, tb, tc } = group;
  const found: readonly (readonly [string, number | undefined, Bilingual])[] = [
    [`TA${place}`, ta, ta === undefined ? OTHER : meaningOfTa(ta, place, protocol)],
    [`TB${place}`, tb, place <= 2 ? NO_PROGRAMMING : protocol === 1 ? WAITING_TIMES : OTHER],
    [`TC${place}`, tc, tc === undefined ? OTHER : meaningOfTc(tc, place, protocol)],
  ];
  const rows = found.flatMap(([name, byte, meaning]) =>
    byte === undefined ? [] : [{ name, hex: hexByte(byte), meaning }],
  );
  if (group.protocol === undefined) return rows;
  const offered = { en: `offers T=${group.protocol}`, zh: `支持 T=${group.protocol}` };
  const hex = hexByte(indicatorOf(groups[place]) | group.protocol);
  return [...rows, { name: `TD${place}`, hex, meaning: group.protocol === 15 ? GLOBAL : offered }];
}

/** Which bytes of a group are there, as TD tells before them. */
function indicatorOf({ ta, tb, tc, protocol }: Partial<Group> = {}): number {
  return [ta, tb, tc, protocol].reduce<number>(
    (bits, part, index) => (part === undefined ? bits : bits | (FIRST_PRESENT << index)),
    0,
  );
}

const OTHER: Bilingual = { en: 'of the protocol', zh: '协议参数' };
const GLOBAL: Bilingual = { en: 'bytes for all protocols follow', zh: '后跟全局接口字节' };
const NO_PROGRAMMING: Bilingual = { en: 'programming voltage, no longer used', zh: '编程电压，已不再使用' };
const WAITING_TIMES: Bilingual = { en: 'waiting times of T=1', zh: 'T=1 等待时间' };

function meaningOfTa(byte: number, place: number, protocol: number | undefined): Bilingual {
  if (place === 1) {
    const [clock, baud] = [CLOCK_RATES[byte >> 4] ?? 0, BAUD_RATES[byte & 0xf] ?? 0];
    return { en: `highest speed: F = ${clock}, D = ${baud}`, zh: `最高速率：F = ${clock}，D = ${baud}` };
  }
  if (place === 2) {
    const used = `T=${byte & 0xf}`;
    return { en: `specific mode, ${used} only`, zh: `专用模式，仅 ${used}` };
  }
  if (protocol === 1) return { en: `blocks of up to ${byte} bytes`, zh: `信息域最大 ${byte} 字节` };
  return OTHER;
}

function meaningOfTc(byte: number, place: number, protocol: number | undefined): Bilingual {
  if (place === 1) {
    if (byte === LEAST_GUARD_TIME) return { en: 'least guard time', zh: '最小保护时间' };
    return { en: `${byte} further units of guard time`, zh: `额外保护时间 ${byte} etu` };
  }
  if (place === 2) return { en: `waiting time of T=0: WI = ${byte}`, zh: `T=0 等待时间：WI = ${byte}` };
  if (protocol === 1) {
    return byte & 1
      ? { en: 'blocks end with a CRC', zh: '校验方式 CRC' }
      : { en: 'blocks end with an LRC', zh: '校验方式 LRC' };
  }
  return OTHER;
}

function checkRow({ checkByte, checkByteRight }: Atr): AtrRow[] {
  if (checkByte === undefined) return [];
  const meaning = checkByteRight
    ? { en: 'check byte, right', zh: '校验字节，正确' }
    : { en: 'check byte, wrong', zh: '校验字节，错误' };
  return [{ name: 'TCK', hex: hexByte(checkByte), meaning }];
}
