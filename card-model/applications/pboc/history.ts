import { type BitMap, bit, clearBits, hasBits, setBits } from '../../../apdu/payment/bit-field.js';
import type { DataObjects } from '../../files/data-objects.js';
import type { NonVolatileMemory } from '../../kernel/non-volatile-memory.js';
import { OBJECT } from './objects.js';

/** What earlier transactions have left for card risk management: one byte, object C005. */
export const HISTORY = {
  name: { en: 'what earlier transactions left', zh: '历史交易标志' },
  bytes: 1,
  source: 'pboc.md 2, CVR bytes 3 and 4; coding: convention',
  fields: {
    ONLINE_NOT_COMPLETED: bit(1, 8, 'last online transaction not completed', '上次联机交易未完成'),
    ISSUER_AUTHENTICATION_FAILED: bit(1, 7, 'issuer authentication failed', '上次发卡行认证失败'),
    SCRIPT_FAILED: bit(1, 6, 'an issuer script command failed', '上次发卡行脚本失败'),
    SDA_FAILED: bit(1, 5, 'SDA failed', '上次静态数据认证失败'),
    DDA_FAILED: bit(1, 4, 'DDA failed and declined', '上次动态数据认证失败且拒绝'),
    BLOCKED_BY_PIN: bit(1, 3, 'application blocked because PIN tries were exceeded', 'PIN 超限致应用锁定'),
  },
} as const satisfies BitMap;

export type HistoryFlag = keyof (typeof HISTORY)['fields'];

export function hasHappened(objects: DataObjects, flag: HistoryFlag): boolean {
  const value = objects.get(OBJECT.HISTORY.tag);
  return value !== undefined && hasBits(value, HISTORY.fields[flag]);
}

/** Sets and clears flags as part of the running command; writes only what changes. */
export function remember(
  memory: NonVolatileMemory,
  objects: DataObjects,
  happened: Partial<Record<HistoryFlag, boolean>>,
): void {
  const before = objects.get(OBJECT.HISTORY.tag) ?? Uint8Array.of(0);
  const after = before.slice();
  for (const [flag, isSet] of Object.entries(happened) as [HistoryFlag, boolean][]) {
    if (isSet) setBits(after, HISTORY.fields[flag]);
    else clearBits(after, HISTORY.fields[flag]);
  }
  if (after[0] !== before[0]) objects.write(memory, OBJECT.HISTORY.tag, after);
}
