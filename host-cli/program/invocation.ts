import { randomBytes } from 'node:crypto';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { withRecord } from '../../apdu/transport/wrappers/record.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import type { RandomSource } from '../../crypto/index.js';
import { connectAddress, openServableCard } from '../addresses/address-table.js';
import type {
  Connection,
  ConnectionOptions,
  ServableCard,
  SimulationOptions,
} from '../addresses/connection.js';
import { Report } from '../output/report.js';
import type { StandardStreams } from '../output/streams.js';
import type { TracePrinter } from '../output/trace-printer.js';
import type { RecordRequest, SessionRecorder } from '../recording/session-recorder.js';
import type { CommonOptions, Invocation, SecondCard, VerbConnectionOptions } from './verb.js';

const SEED_BYTES = 16;

/** One run of one verb: it opens what the verb asks for and closes it in the end. */
export class InvocationInProgress implements Invocation {
  readonly reader: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly language: Language;
  readonly version: string;
  readonly report: Report;
  random: RandomSource = randomBytes;
  readonly #program: string;
  readonly #open: { close?(): Promise<void> | void }[] = [];

  constructor(
    readonly streams: StandardStreams,
    { reader, json, verbose, language, version, verb }: CommonOptions,
  ) {
    this.reader = reader;
    this.json = json;
    this.verbose = verbose;
    this.language = language;
    this.version = version;
    this.#program = verb === undefined ? 'sscard' : `sscard ${verb}`;
    this.report = new Report(streams, json);
  }

  async connect({ recording, ...options }: VerbConnectionOptions): Promise<Connection> {
    const recorder = recording && (await this.#record(recording));
    const connection = await this.#connect(this.reader, options, { recorder });
    if (connection.seed === undefined) return connection;
    const { derivedRandom } = await import(
      '../../card-model/applications/pboc/personalisation/derived-random.js'
    );
    this.random = derivedRandom('recorded session', connection.seed);
    return connection;
  }

  connectBeside({ address, ...told }: SecondCard, options: ConnectionOptions): Promise<Connection> {
    return this.#connect(address, options, told);
  }

  async #connect(
    address: string,
    options: ConnectionOptions,
    { recorder, ...told }: Partial<SecondCard> & { recorder?: SessionRecorder | undefined },
  ): Promise<Connection> {
    const notice = this.verbose && ((message: string) => this.streams.error.write(`sscard: ${message}\n`));
    const connection = await connectAddress(address, {
      program: this.#program,
      ...(notice && { notice }),
      ...options,
    });
    this.#open.push(connection.transport);
    const { profile, ...card } = connection;
    const seed = card.seed ?? (recorder && randomBytes(SEED_BYTES).toString('hex'));
    const kept = recorder?.watch(card, profile, seed) ?? card;
    const transport = await this.#traced(kept.transport, profile ?? told.profile, told.mark);
    return { ...card, ...kept, ...(profile && { profile }), ...(seed && { seed }), transport };
  }

  /** Opened before the card is touched, closed with it. */
  async #record(recording: RecordRequest): Promise<SessionRecorder> {
    const { SessionRecorder } = await import('../recording/session-recorder.js');
    const recorder = new SessionRecorder(recording, {
      verb: this.#program,
      program: `sscard ${this.version}`,
      address: this.reader,
    });
    this.#open.push(recorder);
    return recorder;
  }

  async traced(
    transport: Transport,
    profile: Profile | undefined,
    recording?: RecordRequest,
  ): Promise<Transport> {
    const recorder = recording && (await this.#record(recording));
    const kept = recorder?.watch({ transport }, profile).transport ?? transport;
    return this.#traced(kept, profile);
  }

  async #traced(transport: Transport, profile: Profile | undefined, mark?: string): Promise<Transport> {
    const trace = await this.trace(profile, mark);
    if (trace === undefined) return transport;
    trace.reset(transport.answerToReset);
    return withRecord(transport, (event) => trace.event(event));
  }

  async openCard(address: string, options: SimulationOptions): Promise<ServableCard> {
    const card = await openServableCard(address, { program: this.#program, ...options });
    this.#open.push(card);
    return card;
  }

  async trace(profile: Profile | undefined, mark?: string): Promise<TracePrinter | undefined> {
    if (!this.verbose) return undefined;
    const { createTracePrinter } = await import('../output/trace-printer.js');
    return createTracePrinter(this.streams, profile, this.language, mark);
  }

  async close(): Promise<void> {
    const closing = await Promise.allSettled(this.#open.splice(0).map(async (opened) => opened.close?.()));
    const failed = closing.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
