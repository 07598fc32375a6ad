import { expect, test } from 'vitest';
import { pay } from '../../../../../host-cli/terminal/payment/kernel/pay.js';
import { readPaymentLog } from '../../../../../host-cli/terminal/payment/services/read-payment-log.js';
import { scripted } from '../../link.js';
import { at, bankCard, input, newBank } from '../bank-terminal.js';

test('payments and loads, newest first', async () => {
  const card = bankCard();
  for (const amount of [100, 200]) await pay(input(at(card, 'contactless'), { request: { amount } }));
  const request = { amount: 5000, transactionType: 0x60 };
  await pay(input(at(card, 'contact'), { service: 'load', request, issuer: newBank() }));
  const log = await readPaymentLog(at(card, 'contactless'));
  if (log.outcome !== 'read') throw new Error(log.reason.en);
  expect(log.payments.map(({ amount, counter }) => [amount, counter])).toEqual([
    [5000, 3],
    [200, 2],
    [100, 1],
  ]);
  expect(log.payments[2]).toEqual({
    date: '261123',
    time: '101112',
    amount: 100,
    country: '156',
    currency: '156',
    transactionType: 0,
    counter: 1,
  });
  expect(log.payments[0]).toMatchObject({ merchant: '社会保障卡测试商户', transactionType: 0x60 });
  expect(log.loads).toEqual([{ before: 19700, after: 24700, date: '261123', time: '101112', counter: 3 }]);
});

test('a new card has none', async () => {
  expect(await readPaymentLog(at(bankCard(), 'contact'))).toMatchObject({ payments: [], loads: [] });
});

test('a card without logs, and one whose log is none', async () => {
  const without = '6F0F8408A000000333010101A503500141';
  const own = (fci: string, more = {}) => scripted({ '00A404': '6A82', '00A4040008': `${fci}9000`, ...more });
  expect(await readPaymentLog(own(without))).toMatchObject({ payments: [], loads: [] });
  const withLog = '6F148408A000000333010101A508BF0C059F4D020B0A';
  expect(await readPaymentLog(own(withLog, { '00B2': '01029000' }))).toMatchObject({
    code: 'CARD_DATA_INVALID',
  });
});
