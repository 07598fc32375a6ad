import { expect, test } from 'vitest';
import { hasHappened, remember } from '../../../../../card-model/applications/pboc/history.js';
import { BankCore } from '../../../../support/bank-core.js';

test('frees an application that was blocked, or issued so, in an online session', () => {
  const bank = new BankCore();
  const { memory } = bank.core;
  bank.directory.block.set(memory, 'blocked');
  remember(memory, bank.directory.objects, { BLOCKED_BY_PIN: true });
  memory.commit();
  bank.select();
  bank.beginScripts();
  expect(bank.script('84180000')).toBe('9000');
  expect(bank.directory.block.state).toBe('none');
  expect(hasHappened(bank.directory.objects, 'BLOCKED_BY_PIN')).toBe(false);
});

test('not without a transaction, not with a wrong MAC', () => {
  const bank = new BankCore();
  bank.directory.block.set(bank.core.memory, 'blocked');
  bank.core.memory.commit();
  expect(bank.script('84180000')).toBe('6988');
  bank.beginScripts();
  expect(bank.script('84180000', '', true)).toBe('6988');
  expect(bank.directory.block.state).toBe('blocked');
});
