import type { CommandApdu } from '../codec/command-apdu.js';

export const SELECT = 0xa4;

/** What a SELECT points at. ISO/IEC 7816-4:2005, 7.1.1, table 39. */
export type SelectTarget =
  | { kind: 'name'; aid: Uint8Array }
  | { kind: 'master' }
  | { kind: 'parent' }
  | { kind: 'identifier'; fid: number; among: 'any' | 'directories' | 'files' }
  | { kind: 'path'; fids: readonly number[]; fromMaster: boolean }
  | { kind: 'unknown' };

const AMONG = { 0: 'any', 1: 'directories', 2: 'files' } as const;

export function readSelect({ p1, data }: CommandApdu): SelectTarget {
  switch (p1) {
    case 0:
    case 1:
    case 2:
      if (data.length === 0 && p1 === 0) return { kind: 'master' };
      if (data.length !== 2) return { kind: 'unknown' };
      return { kind: 'identifier', fid: identifiers(data)[0]!, among: AMONG[p1] };
    case 3:
      return { kind: 'parent' };
    case 4:
      return { kind: 'name', aid: data };
    case 8:
    case 9:
      if (data.length === 0 || data.length % 2 !== 0) return { kind: 'unknown' };
      return { kind: 'path', fids: identifiers(data), fromMaster: p1 === 8 };
    default:
      return { kind: 'unknown' };
  }
}

const MASTER_FILE = 0x3f00;

export function namesMasterFile(target: SelectTarget): boolean {
  return target.kind === 'master' || (target.kind === 'identifier' && target.fid === MASTER_FILE);
}

function identifiers(data: Uint8Array): number[] {
  return Array.from(
    { length: data.length / 2 },
    (_, index) => (data[2 * index]! << 8) | data[2 * index + 1]!,
  );
}
