import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { CodecError } from '../../../../apdu/codec/codec-error.js';
import { PAYMENT_REASONS, type PaymentReasonCode } from './reasons-table.js';

/**
 * Ends a payment from within its steps. It never leaves the kernel: who calls `payByContact` or `payContactless` gets a
 * value with the same reason.
 */
export class PaymentEnd extends Error {
  override readonly name = 'PaymentEnd';

  constructor(
    readonly outcome: 'declined' | 'terminated',
    readonly code: PaymentReasonCode,
    /** What exactly, where the reason alone does not tell. */
    readonly detail?: Bilingual,
    /** Of the command that the card refused. */
    readonly statusWord?: number,
  ) {
    super(PAYMENT_REASONS[code].meaning.en);
  }
}

/** Reads what a card answered; bytes that do not have their form end the payment. */
export function understood<Value>(part: Bilingual, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw new PaymentEnd('terminated', 'CARD_DATA_INVALID', {
      en: `${part.en}: ${error.message}`,
      zh: `${part.zh}：${error.message}`,
    });
  }
}

/** The reason, with what exactly behind it. */
export function reasonText(code: PaymentReasonCode, detail?: Bilingual): Bilingual {
  const { en, zh } = PAYMENT_REASONS[code].meaning;
  return detail === undefined ? { en, zh } : { en: `${en} (${detail.en})`, zh: `${zh}（${detail.zh}）` };
}
