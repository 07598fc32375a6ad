import type { Language } from '../codec/bilingual.js';
import type { CommandApdu } from '../codec/command-apdu.js';
import type { DirectoryEntry } from './card-dictionary.js';
import type { CommandDescription } from './command-description.js';
import type { DecodedField } from './decoded-exchange.js';

/**
 * What a family of applications says of its own traffic, whichever card it is on. A trace decoder asks it while one of
 * those applications is selected, so its commands may share their coding with others.
 */
export interface TraceDialect {
  /** Descriptions of its commands; elsewhere they stand behind everything else that is known. */
  readonly commands: readonly CommandDescription[];
  /** Names of its applications, by AID. */
  readonly directories: readonly DirectoryEntry[];
  /** A listener for one session with a card. */
  open(language: Language): DialectSession;
}

/** Follows one session. It gets exchanges in their order, and must not throw on any bytes. */
export interface DialectSession {
  /** Whether it speaks for the application with this DF name, or leading bytes of one. */
  speaksFor(name: Uint8Array): boolean;
  /** Whether the command exists in no other application: a trace may begin after the SELECT. */
  recognises(command: CommandApdu): boolean;
  /** The parts of the command data; undefined where it has nothing to say. */
  commandFields(command: CommandApdu): readonly DecodedField[] | undefined;
  /** The parts of the answer, fetched by GET RESPONSE or not; undefined where it has nothing to say. */
  answerFields(command: CommandApdu, data: Uint8Array): readonly DecodedField[] | undefined;
  /** Takes note of a command that succeeded, before its answer is shown. */
  follow(command: CommandApdu): void;
  /** The card was reset. */
  reset(): void;
}
