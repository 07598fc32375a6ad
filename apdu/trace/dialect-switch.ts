import type { Language } from '../codec/bilingual.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import { Catalogue } from './catalogue.js';
import { readSelect, SELECT } from './select-coding.js';
import type { DialectSession, TraceDialect } from './trace-dialect.js';

/** A dialect in one session, and the commands it knows. */
export interface Speaker {
  readonly session: DialectSession;
  readonly catalogue: Catalogue;
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
    }));
  }

  /** Who explains this command; undefined when no dialect does. */
  speakerFor(command: CommandApdu): Speaker | undefined {
    const named = this.#speakerOfSelected(command);
    if (named !== undefined) return named;
    if (this.#current !== undefined || this.#selected) return this.#current;
    return this.#speakers.find(({ session }) => session.recognises(command));
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
