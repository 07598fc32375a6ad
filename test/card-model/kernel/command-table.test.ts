import { describe, expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { CommandTable } from '../../../card-model/kernel/command-table.js';
import { testCommand } from '../../support/commands.js';

const first = testCommand({ name: 'FIRST', ins: 0x10, classes: [0x00, 0x80] });
const second = testCommand({ name: 'SECOND', ins: 0x20, classes: [0x00] });
const table = new CommandTable('test', [first, second]);

describe('CommandTable', () => {
  it('finds a command by class and instruction', () => {
    expect(table.find(0x00, 0x10)).toBe(first);
    expect(table.find(0x80, 0x10)).toBe(first);
    expect(table.find(0x00, 0x20)).toBe(second);
    expect(table.find(0x80, 0x20)).toBeUndefined();
    expect(table.find(0xff, 0xff)).toBeUndefined();
  });

  it('knows the classes and instructions of all its commands', () => {
    const numbers = Array.from({ length: 256 }, (_, number) => number);
    expect(numbers.filter((cla) => table.knowsClass(cla))).toEqual([0x00, 0x80]);
    expect(numbers.filter((ins) => table.knowsInstruction(ins))).toEqual([0x10, 0x20]);
  });

  it('refuses two commands with one class and instruction, naming both', () => {
    const third = testCommand({ name: 'THIRD', ins: 0x10, classes: [0x80] });
    expect(() => new CommandTable('test', [first, third])).toThrow(CardError);
    expect(() => new CommandTable('test', [first, third])).toThrow(/FIRST.*THIRD/);
  });

  it('the same instruction under another class is another command', () => {
    const other = testCommand({ name: 'OTHER', ins: 0x20, classes: [0x84] });
    expect(new CommandTable('test', [second, other]).find(0x84, 0x20)).toBe(other);
  });
});
