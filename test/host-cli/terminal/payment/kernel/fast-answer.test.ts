import { describe, expect, test } from 'vitest';
import { readFastAnswer } from '../../../../../host-cli/terminal/payment/kernel/fast-answer.js';
import { TransactionData } from '../../../../../host-cli/terminal/payment/transaction-data.js';
import { bytes, hex } from '../../../../support/hex.js';

const OBJECTS: Readonly<Record<string, string>> = {
  '82': '7C00',
  '9F36': '0001',
  '57': '6231000000000000013D36122200000000000F',
  '9F10': '07010103900000010A01000000000000000000',
  '9F26': '1122334455667788',
  '9F6C': '4000',
};

function answer(changes: Readonly<Record<string, string | undefined>> = {}, sm = '01') {
  const data = new TransactionData();
  data.set(0xdf69, bytes(sm));
  for (const [tag, value] of Object.entries({ ...OBJECTS, ...changes })) {
    if (value !== undefined) data.takeFromCard(Number.parseInt(tag, 16), bytes(value));
  }
  return { ...readFastAnswer(data), information: hex(data.ofCard(0x9f27)!) };
}

test('the kind stands in the CVR', () => {
  expect(answer()).toMatchObject({ kind: 'TC', information: '40', track2: { expiry: '3612' } });
  expect(answer({ '9F10': '07010103A00000010A01000000000000000000' })).toMatchObject({
    kind: 'ARQC',
    information: '80',
  });
  expect(answer({ '9F10': '07010103800000010A01000000000000000000' })).toMatchObject({
    kind: 'AAC',
    information: '00',
  });
  expect(hex(answer().qualifiers)).toBe('4000');
  expect(hex(answer({ '9F6C': undefined }).qualifiers)).toBe('0000');
});

describe('what is no answer', () => {
  test.each([
    [{ '9F26': undefined }, 'CARD_DATA_MISSING'],
    [{ '57': undefined }, 'CARD_DATA_MISSING'],
    [{ '82': '7C' }, 'CARD_DATA_INVALID'],
    [{ '9F26': '11' }, 'CARD_DATA_INVALID'],
    [{ '9F36': '01' }, 'CARD_DATA_INVALID'],
    [{ '9F6C': '00' }, 'CARD_DATA_INVALID'],
    [{ '9F10': '07' }, 'CARD_DATA_INVALID'],
    [{ '9F10': '07010103B0000001' }, 'CARD_DATA_INVALID'],
    [{ '57': '6231' }, 'CARD_DATA_INVALID'],
    [{ '9F27': '80' }, 'CARD_DATA_CONTRADICTORY'],
  ])('%j', (changes, code) => {
    expect(() => answer(changes)).toThrow(expect.objectContaining({ code }));
  });

  test('SM4 where it was not offered', () => {
    const sm = { '9F10': '07010103900000040A01000000000000000000' };
    expect(answer(sm).kind).toBe('TC');
    expect(() => answer(sm, '00')).toThrow(expect.objectContaining({ code: 'ALGORITHM_DIFFERS' }));
  });
});
