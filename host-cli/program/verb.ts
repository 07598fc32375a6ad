import type { Command } from 'commander';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type {
  Connection,
  ConnectionOptions,
  ServableCard,
  SimulationOptions,
} from '../addresses/connection.js';
import type { ExitName } from '../errors/exit-codes.js';
import type { Report } from '../output/report.js';
import type { StandardStreams } from '../output/streams.js';
import type { TracePrinter } from '../output/trace-printer.js';

/** What the options shared by all verbs say. */
export interface CommonOptions {
  readonly reader: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly language: Language;
}

/** What a verb has to work with. */
export interface Invocation extends CommonOptions {
  readonly streams: StandardStreams;
  readonly report: Report;
  /** The card at the reader's address; its trace goes to standard error with -v. Closed when the verb ends. */
  connect(options: ConnectionOptions): Promise<Connection>;
  /** A card of this process to be offered to others. */
  openCard(address: string, options: SimulationOptions): Promise<ServableCard>;
  /** Prints on standard error what passes; undefined without -v. */
  trace(profile: Profile | undefined): Promise<TracePrinter | undefined>;
}

/** What a verb does with its arguments and options; the name of the exit code is its result. */
export type Work<Given extends readonly unknown[]> = (
  invocation: Invocation,
  ...given: Given
) => Promise<ExitName>;

/** Makes an action for commander of what a verb does. */
export type ActionMaker = <Given extends readonly unknown[]>(
  work: Work<Given>,
) => (...given: [...Given, ...unknown[]]) => Promise<void>;

/** Gives a verb its arguments, options, help and action. */
export type ConfigureVerb = (command: Command, action: ActionMaker) => void;

/** A row of the list of verbs; the rest of the verb is loaded when it is asked for. */
export interface VerbRow {
  readonly name: string;
  readonly summary: string;
  load(): Promise<{ readonly configure: ConfigureVerb }>;
}
