import { SW } from '../../apdu/codec/status-word.js';
import { type CommandDefinition, defineCommand } from '../../card-model/kernel/command.js';

/** A command for tests that always answers 9000. */
export function testCommand(parts: Partial<CommandDefinition> = {}): CommandDefinition {
  return defineCommand({
    name: 'TEST',
    ins: 0x10,
    classes: [0x00],
    clause: 'none',
    summary: { en: 'a command of a test', zh: '测试命令' },
    format: () => SW.SUCCESS,
    execute: () => SW.SUCCESS,
    ...parts,
  });
}
