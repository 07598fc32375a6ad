import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { parseDol } from '../../../../../apdu/payment/data-object-list.js';
import {
  decideElectronicCash,
  sameTransaction,
} from '../../../../../card-model/applications/pboc/electronic-cash/decide.js';

const listed = (list: string, data: string) => ({ list: parseDol(fromHex(list)), data: fromHex(data) });
const INITIATED = listed('9F7A019F02065F2A0295059F3704', '01 000000001000 0156 0000000000 11111111');

describe('first GENERATE AC of electronic cash', () => {
  test.each([
    ['the same', '9F02065F2A02', '0000000010000156', true],
    ['another amount', '9F02065F2A02', '0000000010010156', false],
    ['another currency', '9F02065F2A02', '0000000010000840', false],
    ['TVR and unpredictable number differ', '95059F37045F2A02', '8000000000222222220156', true],
    ['objects only of the later list', '9A039C01', '26112200', true],
    ['another length of a common object', '9F0205', '0000001000', false],
  ])('agreement: %s', (_title, list, data, same) => {
    expect(sameTransaction(INITIATED, listed(list, data))).toBe(same);
  });

  test.each([
    ['TC', true, 100, 100, 'TC'],
    ['TC', true, 101, 100, 'AAC'],
    ['TC', false, 1, 100, 'AAC'],
    ['ARQC', true, 1, 100, 'ARQC'],
    ['ARQC', false, 1, 100, 'ARQC'],
    ['AAC', true, 1, 100, 'AAC'],
  ] as const)('%s asked, agreed %s, %d of %d: %s', (requested, agreed, amount, balance, given) => {
    expect(decideElectronicCash(requested, agreed, amount, balance)).toBe(given);
  });
});
