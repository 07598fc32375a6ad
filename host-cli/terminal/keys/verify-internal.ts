import { concatBytes, fromHex } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { equalConstantTime, type RandomSource, randomBytes } from '../../../crypto/index.js';
import { internalAuthenticate } from '../connection/commands.js';
import { isSelected, selectSsse } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type Refusal, refusal } from '../refusal.js';
import { diversificationOf } from './card-diversification.js';
import type { KeySource } from './key-source.js';

export interface InternalVerification {
  /** Whether the card has shown knowledge of its IRK. */
  readonly outcome: 'genuine' | 'not-genuine';
  /**
   * Whether the last four bytes of the 卡识别码 are the MAC of the others: false also while they are not personalised.
   * Absent with a PSAM, which makes no such MAC.
   */
  readonly identificationMacRight?: boolean;
}

export type InternalVerificationResult = InternalVerification | Refusal;

export const INTERNAL_KEY = 'SSSE.IRK';
const FACTOR_BYTES = 8;
const DATA_BYTES = 8;
const CRYPTOGRAM_BYTES = 8;
const IDENTIFIED_BYTES = 12;

/**
 * Internal authentication with SSSE.IRK: factor and data are the terminal's own, so that no recorded answer helps a
 * forged card. Also recomputes the MAC of the 卡识别码, with a source that can.
 * @param random default: the system's generator
 * @throws TransportError when the link fails; TerminalError when the source lacks SSSE.IRK or the key cannot be derived
 */
export async function verifyInternal(
  transport: Transport,
  keys: KeySource,
  identification: CardIdentification,
  random: RandomSource = randomBytes,
): Promise<InternalVerificationResult> {
  const { name } = keys.find(INTERNAL_KEY);
  diversificationOf(identification);
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
  const expected = await keys.cryptogram(name, identification, factor, data);
  if (expected.outcome !== 'computed') return expected;
  const genuine = equalConstantTime(expected.value, answer.data.slice(0, CRYPTOGRAM_BYTES));
  const code = fromHex(identification.cardIdentificationCode);
  const mac = keys.identificationMac?.(name, identification, code.slice(0, IDENTIFIED_BYTES));
  return {
    outcome: genuine ? 'genuine' : 'not-genuine',
    ...(mac && { identificationMacRight: equalConstantTime(mac, code.slice(IDENTIFIED_BYTES)) }),
  };
}
