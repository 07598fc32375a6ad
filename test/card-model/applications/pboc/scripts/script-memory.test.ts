import { expect, test } from 'vitest';
import { hasHappened } from '../../../../../card-model/applications/pboc/history.js';
import {
  countScript,
  noteScriptFailure,
} from '../../../../../card-model/applications/pboc/scripts/script-memory.js';
import { PowerLoss } from '../../../../../card-model/kernel/non-volatile-memory.js';
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

test('what the refused command had written is undone', () => {
  const { core, directory } = new BankCore();
  directory.objects.write(core.memory, 0x9f58, Uint8Array.of(0x77));
  noteScriptFailure(core.memory, directory.objects, false);
  expect(directory.objects.get(0x9f58)).toEqual(Uint8Array.of(0x05));
  expect(directory.objects.get(0xc006)).toEqual(Uint8Array.of(0));
  expect(hasHappened(directory.objects, 'SCRIPT_FAILED')).toBe(true);
});

test('flag and count come together, torn after any write', () => {
  const states = new Set<string>();
  for (let writes = 1; writes <= 4; writes++) {
    const { core, directory } = new BankCore();
    core.memory.tearAfter(writes);
    try {
      noteScriptFailure(core.memory, directory.objects, true);
    } catch (error) {
      expect(error).toBeInstanceOf(PowerLoss);
    }
    core.memory.rollback();
    states.add(`${hasHappened(directory.objects, 'SCRIPT_FAILED')} ${directory.objects.get(0xc006)![0]}`);
  }
  expect([...states]).toEqual(['false 0', 'true 1']);
});

test('a card without these objects remembers nothing', () => {
  const { core, directory } = new BankCore('SM4', { C005: undefined, C006: undefined });
  noteScriptFailure(core.memory, directory.objects, true);
  expect(directory.objects.get(0xc005)).toBeUndefined();
});
