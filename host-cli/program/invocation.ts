import type { Language } from '../../apdu/codec/bilingual.js';
import type { Transport } from '../../apdu/transport/transport.js';
import { withRecord } from '../../apdu/transport/wrappers/record.js';
import type { Profile } from '../../card-model/kernel/profile.js';
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
import type { CommonOptions, Invocation, SecondCard } from './verb.js';

/** One run of one verb: it opens what the verb asks for and closes it in the end. */
export class InvocationInProgress implements Invocation {
  readonly reader: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly language: Language;
  readonly report: Report;
  readonly #program: string;
  readonly #open: { close?(): Promise<void> | void }[] = [];

  constructor(
    readonly streams: StandardStreams,
    { reader, json, verbose, language, verb }: CommonOptions,
  ) {
    this.reader = reader;
    this.json = json;
    this.verbose = verbose;
    this.language = language;
    this.#program = verb === undefined ? 'sscard' : `sscard ${verb}`;
    this.report = new Report(streams, json);
  }

  connect(options: ConnectionOptions): Promise<Connection> {
    return this.#connect(this.reader, options);
  }

  connectBeside({ address, ...told }: SecondCard, options: ConnectionOptions): Promise<Connection> {
    return this.#connect(address, options, told);
  }

  async #connect(
    address: string,
    options: ConnectionOptions,
    told?: Omit<SecondCard, 'address'>,
  ): Promise<Connection> {
    const connection = await connectAddress(address, { program: this.#program, ...options });
    this.#open.push(connection.transport);
    const { transport, profile, ...rest } = connection;
    const traced = await this.traced(transport, profile ?? told?.profile, told?.mark);
    return { ...rest, ...(profile && { profile }), transport: traced };
  }

  async traced(transport: Transport, profile: Profile | undefined, mark?: string): Promise<Transport> {
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
