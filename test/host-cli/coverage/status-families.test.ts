import { expect, test } from 'vitest';
import { KNOWN_STATUS_NAMES, statusName } from '../../../host-cli/coverage/status-families.js';

test('what differs in a count alone has one name', () => {
  expect(statusName(0x611e).name).toBe('61xx');
  expect(statusName(0x6c06).name).toBe('6Cxx');
  expect(statusName(0x63c2).name).toBe('63Cx');
  expect(statusName(0x6300).name).toBe('6300');
  expect(statusName(0x9000)).toEqual({ name: '9000', meaning: { en: 'done', zh: '成功' } });
});

test('one that is in no table is told by its first byte', () => {
  expect(statusName(0x6f42)).toEqual({
    name: '6F42',
    meaning: { en: 'no precise diagnosis', zh: '无确切诊断' },
  });
});

test('the table names each once', () => {
  const names = KNOWN_STATUS_NAMES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['9000', '61xx', '63Cx', '6982', '6Cxx', '9303']));
});
