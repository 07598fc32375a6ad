import { expect, it, vi } from 'vitest';
import { CommandView } from '../../../../../apdu/codec/command-view.js';
import { SW } from '../../../../../apdu/codec/status-word.js';
import { applicationBlock } from '../../../../../card-model/applications/pboc/commands/application-block.js';
import { hasHappened } from '../../../../../card-model/applications/pboc/history.js';
import { defineScript } from '../../../../../card-model/applications/pboc/scripts/define-script.js';
import { BankCore } from '../../../../support/bank-core.js';

const perform = vi.fn(() => SW.SUCCESS);
const script = defineScript({
  ...applicationBlock,
  form: ({ p1 }) => (p1 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2),
  perform,
});

function begun(bytes: (bank: BankCore) => Uint8Array) {
  const bank = new BankCore();
  bank.beginScripts();
  const command = new CommandView();
  expect(command.parse(bytes(bank))).toBe(true);
  perform.mockClear();
  return { bank, command };
}

const failed = ({ directory }: BankCore): boolean => hasHappened(directory.objects, 'SCRIPT_FAILED');

it('is served by a blocked application', () => {
  expect(script.whenBlocked).toBe(true);
});

it('a right form says nothing, and its effect comes after its MAC', () => {
  const { bank, command } = begun((core) => core.scriptCommand('841E0000', new Uint8Array(0)));
  expect(script.format(command, bank.core)).toBe(SW.SUCCESS);
  expect(perform).not.toHaveBeenCalled();
  expect(script.execute(command, bank.core)).toBe(SW.SUCCESS);
  expect(perform).toHaveBeenCalledOnce();
  expect(failed(bank)).toBe(false);
});

it('a wrong MAC has no effect', () => {
  const { bank, command } = begun((core) => core.scriptCommand('841E0000', new Uint8Array(0), true));
  expect(script.execute(command, bank.core)).toBe(SW.MAC_WRONG);
  expect(perform).not.toHaveBeenCalled();
});

it('a wrong form is remembered as a failure', () => {
  const { bank, command } = begun((core) => core.scriptCommand('841E0100', new Uint8Array(0)));
  expect(script.format(command, bank.core)).toBe(SW.WRONG_P1_P2);
  expect(failed(bank)).toBe(true);
});
