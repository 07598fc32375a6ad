import type { Transport } from '../../../apdu/transport/transport.js';
import { cardFactorOf, historicalBytesOf } from '../connection/historical-bytes.js';
import { isSelected, selectSsse } from '../connection/select.js';
import { algorithmOf, type CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';

/**
 * Of a card whose social application is blocked nothing can be read, its 卡识别码 included. What its keys are derived
 * from comes from the answer to reset, the algorithm from the FCI, and the area from whoever asks. A 3DES card is taken
 * for generation 2: the keys that unblock are the same in generation 1.
 * @param areaCode six digits
 * @throws TransportError when the link fails
 */
export async function identifyBlockedCard(
  transport: Transport,
  areaCode: string,
): Promise<CardIdentification | Refusal> {
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) {
    return refusal({ en: 'selecting SSSE', zh: '选择 SSSE' }, selected.statusWord);
  }
  const algorithm = algorithmOf(selected.data);
  const historicalBytes = historicalBytesOf(transport.answerToReset);
  return {
    outcome: 'identified',
    generation: algorithm === 'SM4' ? 3 : 2,
    specificationVersion: '',
    algorithm,
    areaCode,
    cardIdentificationCode: '',
    historicalBytes,
    cardFactor: cardFactorOf(historicalBytes),
    answerToReset: transport.answerToReset.slice(),
    selectionStatus: selected.statusWord,
  };
}
