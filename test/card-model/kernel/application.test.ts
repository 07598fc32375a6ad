import { describe, expect, it } from 'vitest';
import { defineApplication } from '../../../card-model/kernel/application.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { testCommand } from '../../support/commands.js';

const parts = {
  id: 'test',
  name: { en: 'test', zh: '测试' },
  source: 'none',
  challengeBytes: 8,
  code: 0x01,
  keyTypes: [],
  fileControlInformation: () => new Uint8Array(0),
};

describe('defineApplication', () => {
  it('makes the commands findable', () => {
    const command = testCommand({ ins: 0x42 });
    const application = defineApplication({ ...parts, commands: [command] });
    expect(application.table.find(0x00, 0x42, 0x00)).toBe(command);
    expect(application.id).toBe('test');
  });

  it('refuses commands that share class and instruction, naming the application', () => {
    const twice = () => defineApplication({ ...parts, commands: [testCommand(), testCommand()] });
    expect(twice).toThrow(CardError);
    expect(twice).toThrow(/^test: /);
  });
});
