import { expect, test } from 'vitest';
import { CodecError } from '../../../../../apdu/codec/codec-error.js';
import {
  PaymentEnd,
  reasonText,
  understood,
} from '../../../../../host-cli/terminal/payment/results/payment-end.js';

const part = { en: 'AFL', zh: 'AFL' };

test('bytes that are not understood end the payment, and say where', () => {
  const read = () => {
    throw new CodecError('AFL_INVALID', 'the first record is 0');
  };
  expect(() => understood(part, read)).toThrow(
    expect.objectContaining({
      outcome: 'terminated',
      code: 'CARD_DATA_INVALID',
      detail: { en: 'AFL: the first record is 0', zh: 'AFL：the first record is 0' },
    }),
  );
});

test('a fault of the program stays one', () => {
  const fault = new TypeError('a fault');
  expect(() =>
    understood(part, () => {
      throw fault;
    }),
  ).toThrow(fault);
  expect(understood(part, () => 7)).toBe(7);
});

test('a reason with and without detail', () => {
  expect(reasonText('CARD_LOST').zh).toBe('交易完成前卡片离开');
  expect(reasonText('CARD_REFUSED', { en: 'GENERATE AC 6985', zh: 'GENERATE AC 6985' }).en).toBe(
    'the card refused a command (GENERATE AC 6985)',
  );
  expect(new PaymentEnd('declined', 'CARD_LOST').message).toContain('left');
});
