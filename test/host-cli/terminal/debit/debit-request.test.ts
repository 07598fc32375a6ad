import { describe, expect, it } from 'vitest';
import {
  amountBytes,
  type DebitRequest,
  encodeRequest,
  isDateTime,
} from '../../../../host-cli/terminal/debit/debit-request.js';
import { hex } from '../../../support/hex.js';

const REQUEST: DebitRequest = {
  account: 1000,
  selfPay: 250,
  pooled: 0xffffffff,
  terminal: '000000000001',
  sequence: 7,
  dateTime: '20261122101112',
};

it('every field as commands carry it', () => {
  const { amounts, terminal, terminalSequence, dateTime } = encodeRequest(REQUEST);
  expect([amounts, terminal, terminalSequence, dateTime].map(hex)).toEqual([
    '000003E8000000FAFFFFFFFF',
    '000000000001',
    '00000007',
    '20261122101112',
  ]);
  expect(hex(amountBytes(REQUEST))).toBe('000003E8000000FAFFFFFFFF');
});

describe('is refused before anything is sent', () => {
  it.each([
    [{ account: -1 }, 'personal account in fen is -1'],
    [{ selfPay: 1.5 }, 'self pay in fen is 1.5'],
    [{ pooled: 0x1_0000_0000 }, 'pooled fund in fen is 4294967296'],
    [{ account: Number.NaN }, 'personal account'],
    [{ terminal: '00000000001' }, '12 digits'],
    [{ terminal: '0000000000012' }, '12 digits'],
    [{ terminal: '00000000000A' }, '12 digits'],
    [{ sequence: -1 }, 'sequence number of the terminal'],
    [{ sequence: 0x1_0000_0000 }, 'from 0 to 4294967295'],
    [{ dateTime: '20260230101112' }, 'YYYYMMDDhhmmss'],
  ])('%j', (change, message) => {
    expect(() => encodeRequest({ ...REQUEST, ...change })).toThrow(
      expect.objectContaining({ code: 'DEBIT_INVALID', message: expect.stringContaining(message) }),
    );
  });
});

describe('times', () => {
  it.each(['20260101000000', '20241231235959', '20240229120000'])('%s is one', (text) => {
    expect(isDateTime(text)).toBe(true);
  });
  it.each([
    '',
    '2026112210111',
    '202611221011122',
    '20261122241112',
    '20261122106012',
    '20261122101160',
    '20261322101112',
    '20261100101112',
    '20230229101112',
    '2026-11-221011',
    '２０261122101112',
  ])('%j is none', (text) => {
    expect(isDateTime(text)).toBe(false);
  });
});
