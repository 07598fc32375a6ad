import type { CommandDescription } from './command-description.js';
import { ISO_COMMANDS } from './iso-commands.js';

/** Finds the description of a command: first in the catalogue that was given, then among those of ISO/IEC 7816-4. */
export class Catalogue {
  readonly #byInstruction = new Map<number, CommandDescription[]>();

  /** @param last descriptions that stand behind all others */
  constructor(descriptions: readonly CommandDescription[], last: readonly CommandDescription[] = []) {
    for (const description of [...descriptions, ...ISO_COMMANDS, ...last]) {
      const namesakes = this.#byInstruction.get(description.ins);
      if (namesakes === undefined) this.#byInstruction.set(description.ins, [description]);
      else namesakes.push(description);
    }
  }

  /** The label of the current directory, and P1, decide between commands with the same CLA and INS. */
  find(cla: number, ins: number, directory?: string, p1?: number): CommandDescription | undefined {
    for (const candidate of classesToTry(cla)) {
      const coded = this.namesakes(ins).filter(({ classes }) => classes.includes(candidate));
      const exact = coded.filter((description) => description.p1 === undefined || description.p1 === p1);
      const fitting = exact.length > 0 ? exact : coded;
      const here = fitting.find(({ within }) => directory !== undefined && within?.includes(directory));
      const found = here ?? fitting.find(({ within }) => within === undefined) ?? fitting[0];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** All descriptions with this INS, whatever their class. */
  namesakes(ins: number): readonly CommandDescription[] {
    return this.#byInstruction.get(ins) ?? [];
  }

  /** Whether data under this INS may be a PIN or a key in any class: the safe guess for commands nobody described. */
  mayBeSecret(ins: number): boolean {
    return this.#byInstruction.get(ins)?.some(({ secretData }) => secretData === true) ?? false;
  }
}

/** The class itself, then without channel and chaining, then without secure messaging. */
function classesToTry(cla: number): number[] {
  if (cla >= 0x80) return [...new Set([cla, cla & 0xfc])];
  if (cla >= 0x40) return [cla, 0x00];
  return [...new Set([cla, cla & 0xec, cla & 0xe0])];
}
