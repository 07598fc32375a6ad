import { expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { settle } from '../../../../../card-model/applications/pboc/contactless/settle.js';
import { BankCore } from '../../../../support/bank-core.js';

const decision = (balance: number, total: number, foreignCount: number) =>
  ({ funds: { balance, total, totalLimit: 0 }, foreignCount }) as Parameters<typeof settle>[2];

test('purse, CTTA, count and CTQ move together; what stays is not written', () => {
  const bank = new BankCore('SM4', { DF79: '000000000700' });
  const { memory } = bank.core;
  settle(memory, bank.directory.objects, decision(9000, 5, 256), 'home', fromHex('4000'));
  expect([0x9f79, 0xc001, 0xc003, 0x9f6c].map((tag) => bank.object(tag))).toEqual([
    '000000009000',
    '000000000005',
    'FF',
    '4000',
  ]);
  memory.commit();
  const { revision } = memory;
  settle(memory, bank.directory.objects, decision(9000, 5, 255), 'home', fromHex('4000'));
  expect(memory.revision).toBe(revision + 1);
  settle(memory, bank.directory.objects, decision(1, 5, 255), 'second', fromHex('4000'));
  expect([bank.object(0x9f79), bank.object(0xdf79)]).toEqual(['000000009000', '000000000001']);
});
