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
import type { CommonOptions, Invocation } from './verb.js';

/** One run of one verb: it opens what the verb asks for and closes it in the end. */
export class InvocationInProgress implements Invocation {
  readonly reader: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly language: Language;
  readonly report: Report;
  readonly #open: Transport[] = [];

  constructor(
    readonly streams: StandardStreams,
    { reader, json, verbose, language }: CommonOptions,
  ) {
    this.reader = reader;
    this.json = json;
    this.verbose = verbose;
    this.language = language;
    this.report = new Report(streams, json);
  }

  async connect(options: ConnectionOptions): Promise<Connection> {
    const connection = await connectAddress(this.reader, options);
    this.#open.push(connection.transport);
    const trace = await this.trace(connection.profile);
    if (trace === undefined) return connection;
    const { transport, ...rest } = connection;
    trace.reset(transport.answerToReset);
    return { ...rest, transport: withRecord(transport, (event) => trace.event(event)) };
  }

  openCard(address: string, options: SimulationOptions): Promise<ServableCard> {
    return openServableCard(address, options);
  }

  async trace(profile: Profile | undefined): Promise<TracePrinter | undefined> {
    if (!this.verbose) return undefined;
    const { createTracePrinter } = await import('../output/trace-printer.js');
    return createTracePrinter(this.streams, profile, this.language);
  }

  async close(): Promise<void> {
    for (const transport of this.#open.splice(0)) await transport.close();
  }
}
