import { type Card, type CardOptions, createCard } from '../../card-model/card.js';
import { parseCardData } from '../../card-model/personalisation/card-data.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { psam } from '../../card-model/profiles/psam.js';
import { demonstrationWith } from './demonstration.js';
import { seededRandom } from './random.js';

/** Names of the environments of a PSAM. ssc-card.md 1. */
export const ENVIRONMENT = {
  '3DES': '7378312E73682EC9E7BBE1B1A3D5CF',
  SSF33: '7378322E73682EC9E7BBE1B1A3D5CF',
  SM4: '7378332E73682EC9E7BBE1B1A3D5CF',
} as const;
export const PSAM_AID = 'D15600000590';

/** Factors of the demonstration card, in the order in which a PSAM is told them. */
export const FACTORS = ['8660510100000001', '3531303130307378', '3531303030307368'] as const;

export const selectEnvironment = (algorithm: keyof typeof ENVIRONMENT): string =>
  `00A4040C0F${ENVIRONMENT[algorithm]}`;
export const SELECT_PSAM = '00A4020C02DF01';

/** A PSAM of the demonstration data with some fields replaced. */
export function psamOf(changes: Readonly<Record<string, unknown>> = {}, options: CardOptions = {}): Card {
  const contents = personalise(psam, parseCardData(demonstrationWith(changes)));
  return createCard({ random: seededRandom(), contents, ...options });
}
