import { TraceDecoder } from '../trace/trace-decoder.js';
import type { CardInterface } from '../transport/card-port.js';
import { type Protocol, type ResetKind, TransportError } from '../transport/transport.js';
import { matchesCommand } from './command-match.js';
import { faultError } from './fault.js';
import type { RecordedCard } from './recorded-card.js';
import type { RecordedEvent } from './recording-parser.js';
import { hiddenAnswer, type ReplayOptions } from './strict-replay.js';
import { tellCommand } from './tell-difference.js';

type Reset = RecordedEvent & { kind: 'reset' };

/**
 * The recorded card that looks its answers up: a command gets the answer it had next after what was asked before, from
 * the beginning again when it did not come later. So what is asked twice gets both answers in turn, and what follows
 * a selection is what followed it when it was recorded. The whole recording is in memory.
 */
export class AnyOrderReplay implements RecordedCard {
  answerToReset: Uint8Array;
  protocol: Protocol;
  cardInterface: CardInterface;
  durationMs = 0;
  readonly #events: readonly RecordedEvent[];
  readonly #file: string;
  readonly #decoder: TraceDecoder;
  /** Index of the event after the last one that answered. */
  #position = 0;

  /** @throws ScriptError; TransportError for a recording whose resets all failed */
  constructor(
    events: Iterable<RecordedEvent>,
    file: string,
    { decoder = () => new TraceDecoder() }: ReplayOptions = {},
  ) {
    this.#events = [...events];
    this.#file = file;
    this.#decoder = decoder();
    const first = this.#find((event): event is Reset => event.kind === 'reset');
    if (first === undefined)
      throw new TransportError('RECORDING_ENDED', `${file}: no reset of it was answered`);
    this.answerToReset = first.answerToReset;
    this.protocol = first.protocol;
    this.cardInterface = first.cardInterface;
  }

  /** The interfaces on which the card answered a reset. */
  get interfaces(): CardInterface[] {
    return [
      ...new Set(this.#events.flatMap((event) => (event.kind === 'reset' ? [event.cardInterface] : []))),
    ];
  }

  reset(kind: ResetKind = 'cold', cardInterface: CardInterface = this.cardInterface): Uint8Array {
    const here = (event: RecordedEvent): event is Reset =>
      event.kind === 'reset' && event.cardInterface === cardInterface;
    // A card answers a warm reset much as a cold one.
    const found =
      this.#find((event): event is Reset => here(event) && event.resetKind === kind) ?? this.#find(here);
    if (found === undefined) {
      const message = `${this.#file}: the recording has no reset on the ${cardInterface} interface`;
      throw new TransportError('INTERFACE_NOT_SUPPORTED', message);
    }
    this.answerToReset = found.answerToReset;
    this.protocol = found.protocol;
    this.cardInterface = cardInterface;
    this.#decoder.reset();
    return found.answerToReset;
  }

  transmit(command: Uint8Array): Uint8Array {
    const found = this.#find(
      (event): event is RecordedEvent & { kind: 'exchange' | 'failure' } =>
        (event.kind === 'exchange' || event.kind === 'failure') &&
        matchesCommand(command, event.command, event.hidden?.command),
    );
    if (found === undefined) {
      const message = `${this.#file}: the recording has no answer to ${tellCommand(command, this.#decoder)}`;
      throw new TransportError('RECORDING_DIFFERS', message);
    }
    const place = `${this.#file}:${found.line}`;
    if (found.kind === 'failure') throw faultError(found.fault, place);
    this.#decoder.decode(command, found.response);
    if (found.hidden?.response !== undefined) throw hiddenAnswer(place);
    return found.response.slice();
  }

  /** In any order, nothing is left over. */
  nextLine(): undefined {
    return undefined;
  }

  close(): void {
    // All of the recording was read at the start.
  }

  #find<Found extends RecordedEvent>(fits: (event: RecordedEvent) => event is Found): Found | undefined {
    const count = this.#events.length;
    for (let step = 0; step < count; step++) {
      const index = (this.#position + step) % count;
      const event = this.#events[index]!;
      if (!fits(event)) continue;
      this.#position = index + 1;
      this.durationMs = event.durationMs ?? 0;
      return event;
    }
    return undefined;
  }
}
