import { SW } from '../../apdu/codec/status-word.js';
import { CardError } from './card-error.js';
import type { CommandDefinition } from './command.js';

/** Finds the command that serves a class, instruction and P1: a few array steps. */
export class CommandTable {
  private readonly byClass: (CommandDefinition | undefined)[][] = [];
  /** Commands that P1 tells apart, by class, instruction and P1. */
  private readonly byP1 = new Map<number, CommandDefinition>();
  private readonly instructions = new Set<number>();

  constructor(owner: string, commands: readonly CommandDefinition[]) {
    for (const command of commands) {
      this.instructions.add(command.ins);
      for (const cla of command.classes) {
        this.byClass[cla] ??= new Array(256).fill(undefined);
        const row = this.byClass[cla]!;
        const other = row[command.ins];
        if (other && this.sharesPlace(other, command, cla)) {
          const code = `${cla.toString(16)} ${command.ins.toString(16)}`;
          const names = `${other.name} and ${command.name}`;
          throw new CardError('PROFILE_INVALID', `${owner}: ${names} share ${code}`);
        }
        row[command.ins] ??= command;
        if (command.p1 !== undefined) this.byP1.set(placeOf(cla, command.ins, command.p1), command);
      }
    }
    // Holes would make the array slow to look up.
    for (let cla = 0; cla < 256; cla++) this.byClass[cla] ??= [];
  }

  find(cla: number, ins: number, p1: number): CommandDefinition | undefined {
    const command = this.byClass[cla]![ins];
    if (command === undefined || command.p1 === undefined) return command;
    return this.byP1.get(placeOf(cla, ins, p1)) ?? unknownP1(command);
  }

  private sharesPlace(other: CommandDefinition, { p1, ins }: CommandDefinition, cla: number): boolean {
    return p1 === undefined || other.p1 === undefined || this.byP1.has(placeOf(cla, ins, p1));
  }

  knowsClass(cla: number): boolean {
    return this.byClass[cla]!.length > 0;
  }

  knowsInstruction(ins: number): boolean {
    return this.instructions.has(ins);
  }
}

const placeOf = (cla: number, ins: number, p1: number): number => (cla << 16) | (ins << 8) | p1;

/** Stands for the P1 that none of the commands with this instruction has: 6A86 in its turn. */
function unknownP1(command: CommandDefinition): CommandDefinition {
  return { ...command, secured: false, format: () => SW.WRONG_P1_P2 };
}
