import type { CryptogramKind } from '../electronic-cash/decide.js';

const KIND_MASK = 0xc0;
const COMBINED = 0x10;
/** P1 of GENERATE AC. pboc.md 4 */
const KINDS: Readonly<Record<number, CryptogramKind>> = { 0: 'AAC', 64: 'TC', 128: 'ARQC' };

/** What a terminal asks for. */
export interface CryptogramRequest {
  readonly kind: CryptogramKind;
  /** With a signature over it (CDA). */
  readonly combined: boolean;
}

/**
 * Whether an answer of that kind is signed. An AAC is when it was an AAC that the terminal wanted signed, as terminals do
 * that end a transaction so and then look for the signature; one that the card chose is not.
 */
export function isSigned({ kind: requested, combined }: CryptogramRequest, kind: CryptogramKind): boolean {
  return combined && (kind !== 'AAC' || requested === 'AAC');
}

/** What P1 asks for; undefined: nothing that there is. */
export function requestIn(p1: number): CryptogramRequest | undefined {
  const kind = KINDS[p1 & KIND_MASK];
  if (kind === undefined || (p1 & ~(KIND_MASK | COMBINED)) !== 0) return undefined;
  return { kind, combined: (p1 & COMBINED) !== 0 };
}
