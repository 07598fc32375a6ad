import { equalBytes } from '../../../../apdu/bytes.js';
import type { DirectoryApplication } from '../../../../apdu/payment/directory-entry.js';

/** An application that card and terminal both have. */
export interface Candidate {
  readonly aid: Uint8Array;
  readonly label?: string;
  /** 1 the highest to 15; 0 none. */
  readonly priority: number;
  /** Only with the consent of the holder. */
  readonly confirm: boolean;
}

/** Whether the terminal serves an AID: one of its own is that AID or its beginning. EMV 4.3 Book 1, 12.3.1. */
export function isServed(aid: Uint8Array, terminalAids: readonly Uint8Array[]): boolean {
  return terminalAids.some((own) => own.length <= aid.length && equalBytes(own, aid.subarray(0, own.length)));
}

/** What a directory offers and the terminal serves; a name that stands twice counts once. */
export function candidatesOf(
  offered: readonly DirectoryApplication[],
  terminalAids: readonly Uint8Array[],
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { aid, label, priority, confirm } of offered) {
    if (!isServed(aid, terminalAids) || candidates.some((other) => equalBytes(other.aid, aid))) continue;
    candidates.push({ aid, ...(label !== undefined && { label }), priority, confirm });
  }
  return candidates;
}

const NO_PRIORITY = 16;

/**
 * In the order in which they are tried: by priority, those without one last, else as the card lists them. Those that
 * need consent come only when the holder has chosen them by name.
 */
export function inOrder(candidates: readonly Candidate[], chosen?: Uint8Array): Candidate[] {
  const rank = ({ priority }: Candidate): number => priority || NO_PRIORITY;
  const allowed = candidates.filter(({ aid, confirm }) =>
    chosen === undefined ? !confirm : isServed(aid, [chosen]),
  );
  return allowed.sort((a, b) => rank(a) - rank(b));
}
