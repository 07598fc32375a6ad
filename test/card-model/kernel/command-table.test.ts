import { describe, expect, it } from 'vitest';
import { CommandView } from '../../../apdu/codec/command-view.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { CommandTable } from '../../../card-model/kernel/command-table.js';
import { testCommand } from '../../support/commands.js';

const first = testCommand({ name: 'FIRST', ins: 0x10, classes: [0x00, 0x80] });
const second = testCommand({ name: 'SECOND', ins: 0x20, classes: [0x00] });
const table = new CommandTable('test', [first, second]);

describe('CommandTable', () => {
  it('finds a command by class and instruction', () => {
    expect(table.find(0x00, 0x10, 0x00)).toBe(first);
    expect(table.find(0x80, 0x10, 0x00)).toBe(first);
    expect(table.find(0x00, 0x20, 0x00)).toBe(second);
    expect(table.find(0x80, 0x20, 0x00)).toBeUndefined();
    expect(table.find(0xff, 0xff, 0x00)).toBeUndefined();
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

  it('P1 tells commands with one class and instruction apart; another P1 is refused by its format', () => {
    const create = testCommand({ name: 'CREATE', ins: 0x30, p1: 0x01 });
    const end = testCommand({ name: 'END', ins: 0x30, p1: 0x02 });
    const both = new CommandTable('test', [create, end]);
    expect(both.find(0x00, 0x30, 0x01)).toBe(create);
    expect(both.find(0x00, 0x30, 0x02)).toBe(end);
    expect(both.find(0x00, 0x30, 0x03)!.format(new CommandView(), undefined as never)).toBe(SW.WRONG_P1_P2);
    expect(() => new CommandTable('test', [create, { ...end, p1: 0x01 }])).toThrow(/CREATE and END/);
    expect(() => new CommandTable('test', [create, testCommand({ name: 'ANY', ins: 0x30 })])).toThrow(
      /share/,
    );
  });

  it('the same instruction under another class is another command', () => {
    const other = testCommand({ name: 'OTHER', ins: 0x20, classes: [0x84] });
    expect(new CommandTable('test', [second, other]).find(0x84, 0x20, 0x00)).toBe(other);
  });
});
