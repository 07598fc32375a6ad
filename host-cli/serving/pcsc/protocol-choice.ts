import { parseAtr } from '../../../apdu/codec/atr.js';
import { PROTOCOL } from './value-table.js';

/** Protocols that an answer to reset offers, as bits of `PROTOCOL`; T=0 for one that nobody can read. */
export function availableProtocols(answerToReset: Uint8Array): number {
  try {
    const { protocols } = parseAtr(answerToReset);
    return (
      (protocols.includes(0) ? PROTOCOL.T0 : PROTOCOL.NONE) |
      (protocols.includes(1) ? PROTOCOL.T1 : PROTOCOL.NONE)
    );
  } catch {
    return PROTOCOL.T0;
  }
}

/** Whether a program names any protocol at all. */
export function namesProtocol(preferred: number): boolean {
  return (preferred & (PROTOCOL.T0 | PROTOCOL.T1 | PROTOCOL.RAW | PROTOCOL.ANY_OLD)) !== 0;
}

/**
 * The protocol for a connection; T=1 before T=0, as pcscd chooses, and RAW only when nothing else is wanted.
 * @param preferred what the program accepts
 * @param available what the card offers
 * @param agreed what another connection has agreed on already, or NONE
 * @returns NONE when they have nothing in common
 */
export function chooseProtocol(preferred: number, available: number, agreed: number): number {
  const wanted = preferred & PROTOCOL.ANY_OLD ? preferred | PROTOCOL.T0 | PROTOCOL.T1 : preferred;
  const common = wanted & (agreed === PROTOCOL.NONE ? available : agreed);
  if (common & PROTOCOL.T1) return PROTOCOL.T1;
  if (common & PROTOCOL.T0) return PROTOCOL.T0;
  return wanted & PROTOCOL.RAW ? PROTOCOL.RAW : PROTOCOL.NONE;
}
