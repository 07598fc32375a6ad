import type { CryptogramKind } from '../payment-card.js';
import type { TerminalVerificationResults } from '../results/verification-results.js';
import type { ActionCodes } from '../terminal-configuration.js';
import type { TransactionData } from '../transaction-data.js';

/** What the terminal asks of the card, and the codes that made it so. */
export interface TerminalDecision {
  readonly request: CryptogramKind;
  readonly because: 'denial' | 'online' | 'default' | 'forced' | 'none';
}

const CODE_BYTES = 5;
/** A card without issuer action codes: nothing denies, everything goes online or fails. EMV 4.3 Book 3, 10.7. */
const NO_CODE = new Uint8Array(CODE_BYTES);
const EVERY_BIT = new Uint8Array(CODE_BYTES).fill(0xff);

export interface AnalysisInput {
  readonly data: TransactionData;
  readonly results: TerminalVerificationResults;
  readonly codes: ActionCodes;
  /** The terminal can ask the issuer. */
  readonly canGoOnline: boolean;
  /** Someone wants the issuer to be asked, whatever the codes say. */
  readonly wantsOnline: boolean;
}

/** Compares the TVR with the action codes of issuer (9F0E, 9F0F, 9F0D) and terminal. EMV 4.3 Book 3, 10.7. */
export function analyseActions(input: AnalysisInput): TerminalDecision {
  const { data, results, codes, canGoOnline, wantsOnline } = input;
  const meets = (tag: number, orElse: Uint8Array, own: Uint8Array): boolean =>
    results.meets(codeOf(data, tag, orElse)) || results.meets(own);
  if (meets(0x9f0e, NO_CODE, codes.denial)) return { request: 'AAC', because: 'denial' };
  if (!canGoOnline) return meetsDefault(input) ? { request: 'AAC', because: 'default' } : OFFLINE;
  if (wantsOnline) return { request: 'ARQC', because: 'forced' };
  return meets(0x9f0f, EVERY_BIT, codes.online) ? { request: 'ARQC', because: 'online' } : OFFLINE;
}

const OFFLINE: TerminalDecision = { request: 'TC', because: 'none' };

/** Whether a transaction that cannot go online is declined: issuer and terminal action code, default. */
export function meetsDefault({
  data,
  results,
  codes,
}: Pick<AnalysisInput, 'data' | 'results' | 'codes'>): boolean {
  return results.meets(codeOf(data, 0x9f0d, EVERY_BIT)) || results.meets(codes.default);
}

/** An issuer action code; one of another length is taken for the most careful one. */
function codeOf(data: TransactionData, tag: number, orElse: Uint8Array): Uint8Array {
  const code = data.ofCard(tag);
  if (code === undefined) return orElse;
  return code.length === CODE_BYTES ? code : EVERY_BIT;
}
