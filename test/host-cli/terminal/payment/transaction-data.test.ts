import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PAYMENT_TAGS } from '../../../../apdu/payment/tags-table.js';
import { TransactionData } from '../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes } from '../../../support/hex.js';

test('a card cannot give what is not its own', () => {
  const foreign = PAYMENT_TAGS.filter(({ from }) => from !== 'card').map(({ tag }) => tag);
  fc.assert(
    fc.property(fc.constantFrom(...foreign), fc.uint8Array({ maxLength: 8 }), (tag, value) => {
      const data = new TransactionData();
      data.takeFromCard(tag, value);
      expect([data.get(tag), data.ofCard(tag), data.hasOfCard(tag)]).toEqual([undefined, undefined, false]);
    }),
  );
});

test('what the terminal says counts first', () => {
  const data = new TransactionData();
  data.takeFromCard(0x5a, bytes('01'));
  expect(data.get(0x5a)).toEqual(bytes('01'));
  data.set(0x5a, bytes('02'));
  expect(data.get(0x5a)).toEqual(bytes('02'));
  expect(data.ofCard(0x5a)).toEqual(bytes('01'));
});

test('values are copies', () => {
  const data = new TransactionData();
  const value = bytes('0102');
  data.set(0x9f37, value);
  data.takeFromCard(0x82, value);
  value.fill(0);
  expect([data.get(0x9f37), data.get(0x82)]).toEqual([bytes('0102'), bytes('0102')]);
});
