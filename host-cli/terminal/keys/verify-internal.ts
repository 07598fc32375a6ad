import { concatBytes, fromHex } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { cardAlgorithm, equalConstantTime, type RandomSource, randomBytes } from '../../../crypto/index.js';
import { internalAuthenticate } from '../connection/commands.js';
import { isSelected, selectSsse } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { cipherOf, type KeyRing } from './key-ring.js';

export interface InternalVerification {
  /** Whether the card has shown knowledge of its IRK. */
  readonly outcome: 'genuine' | 'not-genuine';
  /** Whether the last four bytes of the 卡识别码 are the MAC of the others: false also while they are not personalised. */
  readonly identificationMacRight: boolean;
}

export type InternalVerificationResult = InternalVerification | Refusal;

export const INTERNAL_KEY = 'SSSE.IRK';
const FACTOR_BYTES = 8;
const DATA_BYTES = 8;
const CRYPTOGRAM_BYTES = 8;
const IDENTIFIED_BYTES = 12;

/**
 * Internal authentication with SSSE.IRK: factor and data are the terminal's own, so that no recorded answer helps a
 * forged card. Also recomputes the MAC of the 卡识别码.
 * @param random default: the system's generator
 * @throws TransportError when the link fails; TerminalError when the ring lacks SSSE.IRK or the key cannot be derived
 */
export async function verifyInternal(
  transport: Transport,
  keyRing: KeyRing,
  identification: CardIdentification,
  random: RandomSource = randomBytes,
): Promise<InternalVerificationResult> {
  const cardKey = keyRing.cardKeyFor(INTERNAL_KEY, identification);
  const algorithm = cardAlgorithm(cipherOf(identification));
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) {
    return refusal({ en: 'selecting SSSE', zh: '选择 SSSE' }, selected.statusWord);
  }
  const factor = random(FACTOR_BYTES);
  const data = random(DATA_BYTES);
  const answer = await internalAuthenticate(transport, concatBytes(factor, data));
  if (answer.statusWord !== SW.SUCCESS) {
    return refusal({ en: 'internal authentication', zh: '内部认证' }, answer.statusWord);
  }
  const expected = algorithm.cryptogram(algorithm.processKey(cardKey, factor), data);
  const genuine = equalConstantTime(expected, answer.data.slice(0, CRYPTOGRAM_BYTES));
  const code = fromHex(identification.cardIdentificationCode);
  const mac = algorithm.identificationMac(cardKey, code.slice(0, IDENTIFIED_BYTES));
  return {
    outcome: genuine ? 'genuine' : 'not-genuine',
    identificationMacRight: equalConstantTime(mac, code.slice(IDENTIFIED_BYTES)),
  };
}
