import type { Language } from '../codec/bilingual.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import type { DirectoryEntry } from './card-dictionary.js';
import { Catalogue } from './catalogue.js';
import { readSelect, SELECT } from './select-coding.js';
import type { DialectSession, TraceDialect } from './trace-dialect.js';

/** A dialect in one session, and the commands it knows. */
export interface Speaker {
  readonly session: DialectSession;
  readonly catalogue: Catalogue;
  /** The application that stands for the others of its dialect. */
  readonly application: DirectoryEntry | undefined;
}

/** A command that only the applications of a dialect have. */
export interface CommandElsewhere {
  readonly name: string;
  readonly application: DirectoryEntry;
}

/** Knows which dialect the selected application speaks. */
export class DialectSwitch {
  readonly #speakers: readonly Speaker[];
  #current: Speaker | undefined;
  /** Whether an application was selected since the reset: only before that is a dialect guessed from a command. */
  #selected = false;

  constructor(dialects: readonly TraceDialect[], language: Language) {
    this.#speakers = dialects.map((dialect) => ({
      session: dialect.open(language),
      catalogue: new Catalogue(dialect.commands),
      application: commonest(dialect.directories),
    }));
  }

  /** Who explains this command; undefined when no dialect does. */
  speakerFor(command: CommandApdu): Speaker | undefined {
    const named = this.#speakerOfSelected(command);
    if (named !== undefined) return named;
    if (this.#current !== undefined || this.#selected) return this.#current;
    return this.#speakers.find(({ session }) => session.recognises(command));
  }

  /** Where a command exists that no other application has, and where it is not sent to. */
  elsewhere(command: CommandApdu): CommandElsewhere | undefined {
    const speaker = this.#speakers.find(({ session }) => session.recognises(command));
    if (speaker === undefined || speaker === this.#current) return undefined;
    const { catalogue, application } = speaker;
    const name = catalogue.find(command.cla, command.ins)?.name;
    return name === undefined || application === undefined ? undefined : { name, application };
  }

  /** Takes note of a command that succeeded; `speaker` explained it. */
  follow(command: CommandApdu, speaker: Speaker | undefined): void {
    if (isSelect(command) && leavesApplication(command)) {
      this.#selected = true;
      this.#current = this.#speakerOfSelected(command);
    } else if (!this.#selected) this.#current = speaker;
    this.#current?.session.follow(command);
  }

  reset(): void {
    this.#current = undefined;
    this.#selected = false;
    for (const { session } of this.#speakers) session.reset();
  }

  /** Of the application that a SELECT names. */
  #speakerOfSelected(command: CommandApdu): Speaker | undefined {
    if (!isSelect(command)) return undefined;
    const target = readSelect(command);
    if (target.kind !== 'name' || target.aid.length === 0) return undefined;
    return this.#speakers.find(({ session }) => session.speaksFor(target.aid));
  }
}

const isSelect = ({ cla, ins }: CommandApdu): boolean => ins === SELECT && cla < 0x80;

function leavesApplication(command: CommandApdu): boolean {
  const { kind } = readSelect(command);
  return kind === 'name' || kind === 'master';
}

/** The first of the directories whose label is borne most often: an application rather than an environment. */
function commonest(directories: readonly DirectoryEntry[]): DirectoryEntry | undefined {
  const count = ({ label }: DirectoryEntry): number =>
    directories.filter((other) => other.label === label).length;
  const most = Math.max(...directories.map(count));
  return directories.find((directory) => count(directory) === most);
}
