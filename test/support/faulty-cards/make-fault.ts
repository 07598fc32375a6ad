import type { Directory } from '../../../card-model/files/directory.js';
import type { CardCore } from '../../../card-model/kernel/card-core.js';
import { CardError } from '../../../card-model/kernel/card-error.js';
import type { CommandDefinition } from '../../../card-model/kernel/command.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { Key } from '../../../card-model/security/key.js';
import type { Pin } from '../../../card-model/security/pin.js';
import type { Terminal } from '../terminal.js';
import { type Alteration, AlteredCard } from './altered-card.js';
import type { Fault } from './fault.js';

/** A row of the table of faults. */
export function fault(
  name: string,
  breaks: string,
  alteration: Alteration | (() => Alteration),
  show: Fault['show'],
): Fault {
  const fresh = (): Alteration => (typeof alteration === 'function' ? alteration() : alteration);
  return { name, breaks, make: (options) => new AlteredCard(fresh(), options), show };
}

export type Execute = CommandDefinition['execute'];

/** The same command with parts replaced, in every application that serves this very definition. */
export function replacing(
  definition: CommandDefinition,
  parts: Partial<CommandDefinition>,
): NonNullable<Alteration['commands']> {
  return ({ commands }) => (commands.includes(definition) ? [{ ...definition, ...parts }] : []);
}

/** The same command with something done around its effect. */
export function around(
  definition: CommandDefinition,
  execute: (inner: Execute, ...given: Parameters<Execute>) => ReturnType<Execute>,
): NonNullable<Alteration['commands']> {
  return replacing(definition, {
    execute: (command, core) => execute(definition.execute, command, core),
  });
}

/** Every directory of the card. */
export const everyDirectory = (core: CardCore): readonly Directory[] => core.directories;

/** Every right that is held, as functions that give it back. */
export function heldRights(core: CardCore): readonly (() => void)[] {
  return core.directories.flatMap((directory) => {
    const rights = [
      ...directory.keys.map(({ reference }) => directory.rightOfKey(reference)),
      ...(directory.pin ? [directory.pin.right] : []),
    ];
    return rights
      .filter(({ held }) => held)
      .map((right) => () => {
        right.held = true;
      });
  });
}

/** A PIN or key with its retry counter. */
type Counted = Pin | Key;

/** All tries of a PIN or key. */
export const allTries = (owner: Counted): number => owner.toImage().maximumTries;

/** Sets a retry counter at once, past all rules: with a memory of its own, so that nothing is counted or undone. */
export function setTries(owner: Counted, left: number): void {
  const memory = new NonVolatileMemory();
  owner.refillTries(memory);
  while (owner.triesLeft > left) {
    if (owner instanceof Key) owner.spendTry(memory);
    else owner.present(memory, new Uint8Array(0), 0, 0);
  }
}

/** The challenge that counts, which stays where it is. */
export function currentChallenge({ challenge }: CardCore): Uint8Array | undefined {
  const bytes = challenge.consume();
  if (bytes) challenge.remember(bytes);
  return bytes;
}

/** Lets power fail in a command; what is heard is the answer where it was not reached. */
export function torn(terminal: Terminal, writes: number, line: string): string {
  const { card } = terminal;
  card.tearAfter(writes);
  try {
    return terminal.say(line);
  } catch (error) {
    if (!(error instanceof CardError) || error.code !== 'POWER_LOST') throw error;
    card.powerOn();
    return 'torn';
  }
}

/** Says one line after the other. */
export const heard = (terminal: Terminal, ...lines: readonly string[]): readonly string[] =>
  lines.map((line) => terminal.say(line));
