import type { KeyRecord } from '../security/key-record.js';

/** D4 writes a key or the PIN; P1 says whether it is the MK. Coding of the field (ssc-card.md 3, T514). */
export const KEY_WRITING_INSTRUCTION = 0xd4;

const KEY_WRITING_P1 = { OTHER_KEY: 0x00, MASTER_KEY: 0x01 } as const;

export function isKeyWritingP1(p1: number): boolean {
  return p1 === KEY_WRITING_P1.OTHER_KEY || p1 === KEY_WRITING_P1.MASTER_KEY;
}

/** The P1 that goes with a record. */
export function keyWritingP1(record: KeyRecord): number {
  const isMasterKey = record.kind === 'key' && record.key.type === 'MK';
  return isMasterKey ? KEY_WRITING_P1.MASTER_KEY : KEY_WRITING_P1.OTHER_KEY;
}
