import { CardError } from './card-error.js';
import type { CommandDefinition } from './command.js';

/** Finds the command that serves a class and instruction byte: two array steps. */
export class CommandTable {
  private readonly byClass: (CommandDefinition | undefined)[][] = [];
  private readonly instructions = new Set<number>();

  constructor(owner: string, commands: readonly CommandDefinition[]) {
    for (const command of commands) {
      this.instructions.add(command.ins);
      for (const cla of command.classes) {
        this.byClass[cla] ??= new Array(256).fill(undefined);
        const row = this.byClass[cla]!;
        const other = row[command.ins];
        if (other) {
          const code = `${cla.toString(16)} ${command.ins.toString(16)}`;
          throw new CardError('PROFILE_INVALID', `${owner}: ${other.name} and ${command.name} share ${code}`);
        }
        row[command.ins] = command;
      }
    }
    // Holes would make the array slow to look up.
    for (let cla = 0; cla < 256; cla++) this.byClass[cla] ??= [];
  }

  find(cla: number, ins: number): CommandDefinition | undefined {
    return this.byClass[cla]![ins];
  }

  knowsClass(cla: number): boolean {
    return this.byClass[cla]!.length > 0;
  }

  knowsInstruction(ins: number): boolean {
    return this.instructions.has(ins);
  }
}
