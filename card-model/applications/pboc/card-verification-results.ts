import { type BitField, clearBits, hasBits, setBits } from '../../../apdu/payment/bit-field.js';
import { CVR, CVR_SCRIPT_COUNT_MASK } from '../../../apdu/payment/card-bits-table.js';

const SCRIPT_COUNT_BYTE = 4;
const SCRIPT_COUNT_SHIFT = 4;
const MAXIMUM_SCRIPT_COUNT = 15;

/** Card verification results of one transaction, with the bits of pboc.md 2. */
export class CardVerificationResults {
  /** 03 and three bytes; no AC was asked for yet. Alive: `copy` what has to stay. */
  readonly bytes = new Uint8Array(CVR.bytes);

  constructor() {
    this.set(CVR.fields.LENGTH);
    this.set(CVR.fields.SECOND_NOT_REQUESTED);
  }

  /** Sets a bit, or one value of several bits. */
  set(field: BitField): void {
    setBits(this.bytes, field);
  }

  clear(field: BitField): void {
    clearBits(this.bytes, field);
  }

  has(field: BitField): boolean {
    return hasBits(this.bytes, field);
  }

  /** Issuer script commands of the last transaction; more than 15 are told as 15. */
  set scriptCount(count: number) {
    const value = Math.min(count, MAXIMUM_SCRIPT_COUNT) << SCRIPT_COUNT_SHIFT;
    setBits(this.bytes, { ...SCRIPT_COUNT_FIELD, value });
  }

  copy(): Uint8Array {
    return this.bytes.slice();
  }
}

const SCRIPT_COUNT_FIELD: BitField = {
  byte: SCRIPT_COUNT_BYTE,
  mask: CVR_SCRIPT_COUNT_MASK,
  value: 0,
  name: { en: 'issuer script commands on the last transaction', zh: '上次交易的发卡行脚本命令数' },
};
