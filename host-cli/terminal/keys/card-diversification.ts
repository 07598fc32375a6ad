import type { CardIdentity } from '../../../card-model/personalisation/card-keys.js';
import type { CardAlgorithmName } from '../../../crypto/index.js';
import type { CardIdentification } from '../identify-card.js';
import { TerminalError } from '../terminal-error.js';

/** What of a card tells the derivation of its keys; a receipt keeps it too. */
export type KeyIdentity = Pick<CardIdentification, 'algorithm' | 'areaCode' | 'cardFactor'>;

/** From what the keys of one card are derived. */
export interface CardDiversification extends CardIdentity {
  readonly algorithm: CardAlgorithmName;
}

/**
 * @throws TerminalError `AREA_CODE_MISSING`, `CARD_FACTOR_MISSING` when the card does not show what its keys are
 * derived from; `ALGORITHM_NOT_SUPPORTED` for SSF33
 */
export function diversificationOf(identification: KeyIdentity): CardDiversification {
  const { areaCode, cardFactor } = identification;
  const algorithm = cipherOf(identification);
  if (areaCode === '') {
    throw new TerminalError(
      'AREA_CODE_MISSING',
      'the card has no area code in its 卡识别码 yet, so its keys cannot be derived; personalise it first',
    );
  }
  if (cardFactor === undefined) {
    throw new TerminalError(
      'CARD_FACTOR_MISSING',
      'the answer to reset shows no historical bytes, so the keys of the card cannot be derived; use another reader',
    );
  }
  return { algorithm, areaCode, cardFactor };
}

/** @throws TerminalError `ALGORITHM_NOT_SUPPORTED` for SSF33, whose cipher was never published */
export function cipherOf({ algorithm }: Pick<CardIdentification, 'algorithm'>): CardAlgorithmName {
  if (algorithm !== 'SSF33') return algorithm;
  throw new TerminalError(
    'ALGORITHM_NOT_SUPPORTED',
    'the card works with SSF33, which this program does not have: its free files can be read, its keys not used',
  );
}
