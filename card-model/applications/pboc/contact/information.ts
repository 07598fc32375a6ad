import { type BitField, setBits } from '../../../../apdu/payment/bit-field.js';
import { ADA, CID, CVR } from '../../../../apdu/payment/card-bits-table.js';
import type { CardVerificationResults } from '../card-verification-results.js';
import type { CryptogramKind } from '../electronic-cash/decide.js';
import { defaultAction, type RiskFacts } from './risk-facts.js';

const { fields: ACTION } = ADA;

/** Why the card declined, where 9F27 has a code for it. */
export type DeclineReason = 'pin' | 'issuer authentication';

const REASONS = {
  pin: { code: CID.fields.PIN_TRIES_EXCEEDED, advice: ACTION.ADVICE_ON_PIN },
  'issuer authentication': {
    code: CID.fields.ISSUER_AUTHENTICATION_FAILED,
    advice: ACTION.ADVICE_ON_AUTHENTICATION,
  },
} as const satisfies Record<DeclineReason, { code: BitField; advice: BitField }>;

/** Cryptogram information data (9F27): kind, and with an AAC whether an advice is wanted and why. pboc.md 2, ADA */
export function cryptogramInformation(
  kind: CryptogramKind,
  facts: RiskFacts,
  reason: DeclineReason | undefined,
): number {
  const byte = Uint8Array.of(0);
  setBits(byte, CID.fields[kind]);
  if (kind !== 'AAC') return byte[0]!;
  const why = reason && REASONS[reason];
  if (why) setBits(byte, why.code);
  const advice = defaultAction(facts, ACTION.ADVICE_ON_DECLINE) || (why && defaultAction(facts, why.advice));
  if (advice) setBits(byte, CID.fields.ADVICE);
  return byte[0]!;
}

const FIRST = { AAC: CVR.fields.FIRST_AAC, TC: CVR.fields.FIRST_TC, ARQC: CVR.fields.FIRST_ARQC } as const;
const SECOND = { AAC: CVR.fields.SECOND_AAC, TC: CVR.fields.SECOND_TC } as const;

export const noteFirst = (results: CardVerificationResults, kind: CryptogramKind): void =>
  results.set(FIRST[kind]);

export const noteSecond = (results: CardVerificationResults, kind: 'AAC' | 'TC'): void =>
  results.set(SECOND[kind]);
