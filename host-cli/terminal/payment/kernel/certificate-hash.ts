import { buildDol, type DolEntry, parseDol } from '../../../../apdu/payment/data-object-list.js';
import { sha1, sm3 } from '../../../../crypto/index.js';
import { understood } from '../results/payment-end.js';
import type { RunningPayment } from './running-payment.js';

const TC_HASH_VALUE = 0x98;
const TDOL = { en: 'TDOL', zh: 'TDOL' };
const CDOL = { en: 'CDOL', zh: 'CDOL' };
const SM3_BYTES = 32;

const asks = (list: readonly DolEntry[]): boolean => list.some(({ tag }) => tag === TC_HASH_VALUE);

/**
 * A card that asks for a TC hash value and has no TDOL gets that of the terminal, which says so in the TVR, before the
 * terminal decides. EMV 4.3 Book 3, 5.4 and annex C5.
 * @throws PaymentEnd `CARD_DATA_INVALID`
 */
export function noteDefaultTdol({ data, input, results }: RunningPayment): void {
  const wanted = [0x8c, 0x8d].some((tag) => asks(understood(CDOL, () => parseDol(data.ofCard(tag)!))));
  const own = input.configuration.defaultTdol.length > 0;
  if (wanted && own && data.ofCard(0x97) === undefined) results.set('DEFAULT_TDOL');
}

/**
 * Puts the TC hash value (98) into the data of the transaction where a CDOL asks for it: the hash of what the TDOL of the
 * card, or else that of the terminal, asks for, as it stands now. SHA-1; SM3 where the card asks for 32 bytes, which is a
 * convention. EMV 4.3 Book 3, 5.4.
 * @throws PaymentEnd `CARD_DATA_INVALID` for a TDOL that is none
 */
export function hashTransactionData({ data, input }: RunningPayment, list: readonly DolEntry[]): void {
  const entry = list.find(({ tag }) => tag === TC_HASH_VALUE);
  if (entry === undefined) return;
  const tdol = data.ofCard(0x97) ?? input.configuration.defaultTdol;
  const covered = buildDol(
    understood(TDOL, () => parseDol(tdol)),
    data,
  );
  data.set(TC_HASH_VALUE, entry.length === SM3_BYTES ? sm3(covered) : sha1(covered));
}
