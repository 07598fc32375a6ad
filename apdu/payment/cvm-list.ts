import { CodecError } from '../codec/codec-error.js';

/** One rule of a CVM list. */
export interface CvmRule {
  /** The byte as it stands: method in bits 6-1, bit 7 try the next rule when this one fails. */
  readonly code: number;
  /** Code of the method alone, 00 to 3F. */
  readonly method: number;
  /** The next rule is tried when this one fails. */
  readonly nextOnFailure: boolean;
  /** 00 to 09 by EMV; others are the payment system's own. */
  readonly condition: number;
}

/** Tag 8E. EMV 4.3 Book 3, 10.5. */
export interface CvmList {
  /** In the smallest unit of the application currency. */
  readonly amountX: number;
  readonly amountY: number;
  readonly rules: readonly CvmRule[];
}

const AMOUNT_BYTES = 4;
const MAXIMUM_BYTES = 252;
const METHOD_BITS = 0x3f;
const NEXT_BIT = 0x40;

/** @throws CodecError `CVM_LIST_INVALID` when there is not two amounts and whole rules, or more than 252 bytes. */
export function parseCvmList(bytes: Uint8Array): CvmList {
  if (bytes.length < 2 * AMOUNT_BYTES || bytes.length % 2 !== 0 || bytes.length > MAXIMUM_BYTES) {
    const message = `CVM list: ${bytes.length} bytes are not two amounts of 4 bytes and rules of 2`;
    throw new CodecError('CVM_LIST_INVALID', message);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rules: CvmRule[] = [];
  for (let offset = 2 * AMOUNT_BYTES; offset < bytes.length; offset += 2)
    rules.push(cvmRule(bytes[offset]!, bytes[offset + 1]!));
  return { amountX: view.getUint32(0), amountY: view.getUint32(AMOUNT_BYTES), rules };
}

/** A rule from its two bytes. */
export function cvmRule(code: number, condition: number): CvmRule {
  return { code, method: code & METHOD_BITS, nextOnFailure: (code & NEXT_BIT) !== 0, condition };
}

/** @throws CodecError `CVM_LIST_INVALID` for amounts beyond 4 bytes, codes that are no bytes, or too many rules. */
export function encodeCvmList({ amountX, amountY, rules }: CvmList): Uint8Array {
  const bytes = new Uint8Array(2 * AMOUNT_BYTES + 2 * rules.length);
  const view = new DataView(bytes.buffer);
  for (const [index, amount] of [amountX, amountY].entries()) {
    requireNumber(amount, 0xffff_ffff);
    view.setUint32(index * AMOUNT_BYTES, amount);
  }
  if (bytes.length > MAXIMUM_BYTES)
    throw new CodecError('CVM_LIST_INVALID', `CVM list: ${rules.length} rules are too many`);
  for (const [index, { code, condition }] of rules.entries()) {
    requireNumber(code, 0xff);
    requireNumber(condition, 0xff);
    bytes.set([code, condition], 2 * AMOUNT_BYTES + 2 * index);
  }
  return bytes;
}

function requireNumber(value: number, maximum: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= maximum) return;
  throw new CodecError('CVM_LIST_INVALID', `CVM list: ${value} is no number from 0 to ${maximum}`);
}
