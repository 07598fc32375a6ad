import { toHex } from '../../apdu/bytes.js';
import { parseTlv } from '../../apdu/codec/ber-tlv.js';
import { buildDol, parseDol } from '../../apdu/payment/data-object-list.js';
import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { bytes } from './parameters.js';

/** What a payment terminal does with the data of a card; no key is in it. */
export const PAYMENT_DATA_FUNCTIONS: readonly ScriptFunction[] = [
  {
    name: 'dol-fill',
    parameters: [bytes('list'), bytes('objects')],
    result: 'bytes',
    summary: { en: 'what a data object list asks for, out of BER-TLV objects', zh: '按 DOL 组数据' },
    example: '(dol-fill 9F02065F2A02 5F2A020156 9F0206000000000100) = 0000000001000156',
    apply(given) {
      const objects = parseTlv(given.bytes(1), { mode: 'lenient' });
      return buildDol(parseDol(given.bytes(0)), new Map(objects.map(({ tag, value }) => [tag, value])));
    },
  },
  {
    name: 'decimal',
    parameters: [bytes('x')],
    result: 'number',
    summary: { en: 'the number that BCD digits tell, such as an amount', zh: 'BCD 转数值' },
    example: '(decimal 000000012345) = 12345',
    apply(given) {
      const digits = toHex(given.bytes(0));
      if (!/^\d{1,15}$/.test(digits)) throw new Error('X is no number of at most 15 decimal digits');
      return Number(digits);
    },
  },
  {
    name: 'pan',
    parameters: [bytes('x')],
    result: 'text',
    summary: { en: 'the digits of the card number in tag 5A or 57', zh: '主账号' },
    example: '(pan 6228000100001117D25122) = 6228000100001117',
    apply(given) {
      const digits = /^\d+/.exec(toHex(given.bytes(0)))?.[0];
      if (digits === undefined) throw new Error('X does not begin with digits');
      return digits;
    },
  },
];
