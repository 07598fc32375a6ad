import { describe, expect, it } from 'vitest';
import { debitRequest } from '../../../host-cli/input/debit-arguments.js';

const NOW = new Date(2026, 0, 2, 3, 4, 5, 678);
const TERMINAL = '000000000001';

it('yuan become fen, what is not given is 0', () => {
  expect(debitRequest({ account: '10.00', selfPay: '2.5', terminal: TERMINAL }, NOW)).toEqual({
    account: 1000,
    selfPay: 250,
    pooled: 0,
    terminal: TERMINAL,
    sequence: Math.floor(NOW.getTime() / 1000),
    dateTime: '20260102030405',
  });
});

it('time and sequence as they are given', () => {
  const given = { pooled: '1', terminal: TERMINAL, time: '20261122101112', sequence: '4294967295' };
  expect(debitRequest(given, NOW)).toMatchObject({
    pooled: 100,
    sequence: 0xffffffff,
    dateTime: '20261122101112',
  });
});

it('the seconds since 1970 stay within four bytes', () => {
  const later = new Date((2 ** 32 + 5) * 1000);
  expect(debitRequest({ pooled: '1', terminal: TERMINAL }, later).sequence).toBe(5);
});

describe('is refused', () => {
  it.each([
    [{ terminal: TERMINAL }, 'nothing to pay'],
    [{ account: '0', selfPay: '0.00', terminal: TERMINAL }, 'nothing to pay'],
    [{ account: '1' }, '--terminal'],
    [{ account: '-1', terminal: TERMINAL }, '--account is "-1"'],
    [{ selfPay: '1.005', terminal: TERMINAL }, '--self-pay is "1.005"'],
    [{ pooled: '42949672.96', terminal: TERMINAL }, '--pooled is "42949672.96"'],
    [{ account: '1', terminal: '1' }, '12 digits'],
    [{ account: '1', terminal: TERMINAL, sequence: '4294967296' }, '--sequence is "4294967296"'],
    [{ account: '1', terminal: TERMINAL, sequence: '-1' }, '--sequence'],
    [{ account: '1', terminal: TERMINAL, sequence: '1.5' }, '--sequence'],
    [{ account: '1', terminal: TERMINAL, sequence: '' }, '--sequence'],
    [{ account: '1', terminal: TERMINAL, time: '2026-11-22' }, 'YYYYMMDDhhmmss'],
  ])('%j', (given, message) => {
    expect(() => debitRequest(given, NOW)).toThrow(message);
  });
});
