import { expect, test } from 'vitest';
import { hasHappened } from '../../../../../card-model/applications/pboc/history.js';
import {
  countScript,
  noteScriptFailure,
} from '../../../../../card-model/applications/pboc/scripts/script-memory.js';
import { BankCore } from '../../../../support/bank-core.js';

test('a count belongs to its command, a failure holds whatever becomes of it', () => {
  const { core, directory } = new BankCore();
  countScript(core.memory, directory.objects);
  core.memory.rollback();
  expect(directory.objects.get(0xc006)).toEqual(Uint8Array.of(0));
  noteScriptFailure(core.memory, directory.objects, true);
  core.memory.rollback();
  expect(directory.objects.get(0xc006)).toEqual(Uint8Array.of(1));
  expect(hasHappened(directory.objects, 'SCRIPT_FAILED')).toBe(true);
});

test('a card without these objects remembers nothing', () => {
  const { core, directory } = new BankCore('SM4', { C005: undefined, C006: undefined });
  noteScriptFailure(core.memory, directory.objects, true);
  expect(directory.objects.get(0xc005)).toBeUndefined();
});
