import { expect, test } from 'vitest';
import { parseCryptogramAnswer } from '../../../../../apdu/payment/response-template.js';
import {
  authorisationObjects,
  takeCryptogram,
} from '../../../../../host-cli/terminal/payment/online/authorisation-objects.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';

test('a cryptogram, and what goes to the issuer', () => {
  const data = new TransactionData();
  data.set(0x9f02, bytes('000000001234'));
  data.takeFromCard(0x8e, bytes('00'));
  takeCryptogram(data, parseCryptogramAnswer(bytes('800F800001112233445566778807010103')));
  const objects = authorisationObjects(data);
  expect([...objects.keys()].map((tag) => tag.toString(16))).toEqual([
    '9f02',
    '9f10',
    '9f26',
    '9f27',
    '9f36',
  ]);
  expect(hex(objects.get(0x9f26)!)).toBe('1122334455667788');
  expect(hex(objects.get(0x9f36)!)).toBe('0001');
});

test('inside a signature: the cryptogram that was signed', () => {
  const data = new TransactionData();
  const answer = parseCryptogramAnswer(bytes('770F9F2701809F360200019F4B03AABBCC'));
  takeCryptogram(data, answer, bytes('0102030405060708'));
  expect(hex(data.ofCard(0x9f26)!)).toBe('0102030405060708');
});
