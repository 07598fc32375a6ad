import { toHex } from '../../apdu/bytes.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import { renderText, type TraceColours } from '../../apdu/trace/render-text.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import type { TransportEvent } from '../../apdu/transport/wrappers/record.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { createTraceDecoder } from './card-decoder.js';
import { coloursFor } from './colours.js';
import type { StandardStreams, TextSink } from './streams.js';

/** @param mark what each line begins with, where the cards of a session are several */
export async function createTracePrinter(
  streams: StandardStreams,
  profile: Profile | undefined,
  language: Language,
  mark?: string,
): Promise<TracePrinter> {
  const colours = await coloursFor(streams.error, streams.environment);
  return new TracePrinter(streams.error, createTraceDecoder(profile, language), colours, mark);
}

/** Everything that passes between host and card, explained, on standard error. Secrets stay hidden. */
export class TracePrinter {
  constructor(
    private readonly sink: TextSink,
    private readonly decoder: TraceDecoder,
    private readonly colours: TraceColours,
    private readonly mark?: string,
  ) {}

  /** The card was powered or reset. */
  reset(answerToReset: Uint8Array): void {
    this.decoder.reset(answerToReset);
    this.print([`${this.colours.sentence('reset')}: ${toHex(answerToReset)}`]);
  }

  exchange(command: Uint8Array, response: Uint8Array): void {
    const exchange = this.decoder.decode(command, response);
    this.print(renderText(exchange, { colours: this.colours, detail: 'brief' }));
  }

  event(event: TransportEvent): void {
    if (event.kind === 'exchange') this.exchange(event.command, event.response);
    else if (event.kind === 'reset') this.reset(event.answerToReset);
    else this.print([this.colours.refusal('no answer')]);
  }

  private print(lines: readonly string[]): void {
    const start = this.mark === undefined ? '' : `${this.mark} `;
    this.sink.write(lines.map((line) => `${start}${line}\n`).join(''));
  }
}
