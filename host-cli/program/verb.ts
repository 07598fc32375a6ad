import type { Command } from 'commander';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { Transport } from '../../apdu/transport/transport.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type { RandomSource } from '../../crypto/index.js';
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
import type { RecordRequest } from '../recording/session-recorder.js';

/** What the options shared by all verbs say. */
export interface CommonOptions {
  readonly reader: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly language: Language;
  /** Of this program. */
  readonly version: string;
  /** What is run; absent in a program that has no verbs. */
  readonly verb?: string | undefined;
}

/** How a verb reaches its card, and what is kept of the session. */
export interface VerbConnectionOptions extends ConnectionOptions {
  readonly recording?: RecordRequest;
}

/** A card that a verb uses beside the one at the reader's address. */
export interface SecondCard {
  readonly address: string;
  /** 'PSAM' */
  readonly mark: string;
  /** What kind of card it is taken for where its address does not tell. */
  readonly profile?: Profile;
}

/** What a verb has to work with. */
export interface Invocation extends CommonOptions {
  readonly streams: StandardStreams;
  readonly report: Report;
  /** For what is chosen at random and is no key: challenges. The same again when a recording of it is replayed. */
  readonly random: RandomSource;
  /** The card at the reader's address; its trace goes to standard error with -v. Closed when the verb ends. */
  connect(options: VerbConnectionOptions): Promise<Connection>;
  /** A second card, at an address of its own; each line of its trace begins with `mark`. Closed when the verb ends. */
  connectBeside(second: SecondCard, options: ConnectionOptions): Promise<Connection>;
  /** A card of this process to be offered to others. Closed when the verb ends. */
  openCard(address: string, options: SimulationOptions): Promise<ServableCard>;
  /** The transport of a card of this process, whose trace goes to standard error with -v, and what is to be kept to files. */
  traced(transport: Transport, profile: Profile | undefined, recording?: RecordRequest): Promise<Transport>;
  /** Prints on standard error what passes; undefined without -v. */
  trace(profile: Profile | undefined, mark?: string): Promise<TracePrinter | undefined>;
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
