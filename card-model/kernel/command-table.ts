import { SW } from '../../apdu/codec/status-word.js';
import { CardError } from './card-error.js';
import type { CommandDefinition } from './command.js';

/** What stands at a class and instruction: one command, or several that P1 tells apart. */
interface Row {
  readonly command: CommandDefinition;
  readonly byP1: Map<number, CommandDefinition> | undefined;
}

/** Finds the command that serves a class, instruction and P1: a few array steps. */
export class CommandTable {
  private readonly byClass: (Row | undefined)[][] = [];
  private readonly instructions = new Set<number>();

  constructor(owner: string, commands: readonly CommandDefinition[]) {
    for (const command of commands) {
      this.instructions.add(command.ins);
      for (const cla of command.classes) {
        this.byClass[cla] ??= new Array(256).fill(undefined);
        const rows = this.byClass[cla]!;
        const other = rows[command.ins];
        if (other && sharesPlace(other, command)) {
          const code = `${cla.toString(16)} ${command.ins.toString(16)}`;
          const names = `${other.command.name} and ${command.name}`;
          throw new CardError('PROFILE_INVALID', `${owner}: ${names} share ${code}`);
        }
        rows[command.ins] = withCommand(other, command);
      }
    }
    // Holes would make the array slow to look up.
    for (let cla = 0; cla < 256; cla++) this.byClass[cla] ??= [];
  }

  find(cla: number, ins: number, p1: number): CommandDefinition | undefined {
    const row = this.byClass[cla]![ins];
    if (row === undefined) return undefined;
    if (row.byP1 === undefined) return row.command;
    return row.byP1.get(p1) ?? unknownP1(row.command);
  }

  knowsClass(cla: number): boolean {
    return this.byClass[cla]!.length > 0;
  }

  knowsInstruction(ins: number): boolean {
    return this.instructions.has(ins);
  }
}

function sharesPlace({ command, byP1 }: Row, { p1 }: CommandDefinition): boolean {
  return p1 === undefined || command.p1 === undefined || (byP1?.has(p1) ?? false);
}

function withCommand(row: Row | undefined, command: CommandDefinition): Row {
  if (command.p1 === undefined) return { command, byP1: undefined };
  return { command, byP1: new Map([...(row?.byP1 ?? []), [command.p1, command]]) };
}

/** Stands for the P1 that none of the commands with this instruction has: 6A86 in its turn. */
function unknownP1(command: CommandDefinition): CommandDefinition {
  return { ...command, secured: false, format: () => SW.WRONG_P1_P2 };
}
