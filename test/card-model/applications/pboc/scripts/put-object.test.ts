import { describe, expect, test } from 'vitest';
import { writableObject } from '../../../../../card-model/applications/pboc/scripts/put-object.js';
import type { CyclicFile } from '../../../../../card-model/files/cyclic-file.js';
import { BankCore } from '../../../../support/bank-core.js';

/** pboc.md 2, column PUT DATA. */
const WRITABLE =
  '9F53 9F54 9F58 9F59 9F5C 9F6B 9F6D 9F72 9F73 9F75 9F77 9F78 9F79 DF61 DF62 DF72 DF76 DF77 DF78 DF79';

test('PUT DATA writes what the table of the standard names, and nothing else', () => {
  const found: string[] = [];
  for (let tag = 0; tag <= 0xffff; tag++) if (writableObject(tag)) found.push(tag.toString(16).toUpperCase());
  expect(found.join(' ')).toBe(WRITABLE);
});

describe('values', () => {
  const put = (tag: string, value: string, changes: Record<string, string> = {}) => {
    const bank = new BankCore('SM4', changes);
    bank.beginScripts();
    return { bank, answer: bank.script(`04DA${tag}`, value) };
  };
  const loads = ({ directory }: BankCore) => (directory.fileBySfi(0x0c) as CyclicFile).recordCount;

  test('a load up to the limit is logged', () => {
    const { bank, answer } = put('9F79', '000000100000');
    expect(answer).toBe('9000');
    expect(bank.object(0x9f79)).toBe('000000100000');
    expect(loads(bank)).toBe(1);
  });

  test.each([
    ['above the limit', '9F79', '000000100001', {}],
    ['no amount', '9F79', '00000000000A', {}],
    ['no limit', '9F77', 'FFFFFFFFFFFF', {}],
    ['second purse above its limit', 'DF79', '000000000002', { DF77: '000000000001', DF79: '000000000000' }],
    ['a purse that the card does not have', 'DF79', '000000000000', {}],
    [
      'deposit limit below what is used',
      'DF62',
      '000000000004',
      { DF62: '000000000009', DF63: '000000000005' },
    ],
  ])('%s: 6A80, nothing moves', (_title, tag, value, changes) => {
    const { bank, answer } = put(tag, value, changes);
    const before = new BankCore('SM4', changes);
    expect(answer).toBe('6A80');
    expect(bank.object(Number.parseInt(tag, 16))).toBe(before.object(Number.parseInt(tag, 16)));
    expect(loads(bank)).toBe(0);
  });

  test('what is no amount is not looked at', () => {
    const { bank, answer } = put('9F58', 'FF');
    expect([answer, bank.object(0x9f58)]).toEqual(['9000', 'FF']);
  });
});
