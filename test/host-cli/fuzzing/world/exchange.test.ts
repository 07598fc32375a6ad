import { expect, test } from 'vitest';
import { Exchange } from '../../../../host-cli/fuzzing/world/exchange.js';
import { bytes, hex } from '../../../support/hex.js';

const of = (command: string, answer: string): Exchange => new Exchange(bytes(command), bytes(answer));

test.each([
  ['9000', true, true],
  ['6110', false, true],
  ['6283', false, true],
  ['63C5', false, false],
  ['6A82', false, false],
  ['', false, false],
  ['90', false, false],
])('%s: succeeded %s, served %s', (answer, succeeded, served) => {
  const exchange = of('00840000', answer);
  expect([exchange.succeeded, exchange.served]).toEqual([succeeded, served]);
});

test('data and status word', () => {
  const exchange = of('0084000002', '01029000');
  expect([hex(exchange.data), exchange.dataBytes, exchange.statusWord]).toEqual(['0102', 2, 0x9000]);
  expect([of('00840000', '').statusWord, of('00840000', '90').dataBytes]).toEqual([-1, 0]);
});

test('tries that are told', () => {
  expect([of('00200000', '63C0').triesTold, of('00200000', '63CA').triesTold]).toEqual([0, 10]);
  expect(of('00200000', '6300').triesTold).toBeUndefined();
});

test('class and instruction of a whole command', () => {
  expect(of('0084000008', '9000').is(0x00, 0x84)).toBe(true);
  expect(of('8084000008', '9000').is(0x00, 0x84)).toBe(false);
  expect(of('008400', '6700').is(0x00, 0x84)).toBe(false);
  expect(of('008400', '6700').view).toBeUndefined();
});

test('the command that data belong to', () => {
  const select = of('00A40000', '6105');
  const fetched = of('00C0000005', '01020304059000');
  expect(fetched.source).toBe(fetched);
  fetched.origin = select;
  expect(fetched.source).toBe(select);
});
