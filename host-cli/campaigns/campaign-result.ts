import type { ScriptResult } from '../../apdu/script/script-result.js';
import type { Protocol } from '../../apdu/transport/transport.js';
import type { CardCoverage } from '../coverage/card-coverage.js';

/** The card of a run, without anything about its holder. */
export interface CardIdentity {
  /** As given: `sim:card.img`. */
  readonly address: string;
  readonly answerToReset: Uint8Array;
  readonly protocol: Protocol;
  /** Of the profile or as the card says: `gen3`. */
  readonly profile?: string;
  /** Of the card's version record: `3.00`. */
  readonly version?: string;
  /** SHA-256 of the card image as it was before the run, hexadecimal; absent for a card in a reader. */
  readonly imageHash?: string;
}

/** One script on one card. */
export interface ScriptRun {
  readonly result: ScriptResult;
  /** SHA-256 of the bytes of the script file and of all it includes, hexadecimal. */
  readonly scriptHash: string;
  readonly card: CardIdentity;
  /** From 1; a run that was tried again stands here once for each attempt. */
  readonly attempt: number;
  readonly startedAt: Date;
}

/** Everything a report tells. */
export interface CampaignResult {
  readonly title: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Of everything random in the scripts. */
  readonly seed?: string;
  readonly runs: readonly ScriptRun[];
  readonly coverage?: CardCoverage;
}
