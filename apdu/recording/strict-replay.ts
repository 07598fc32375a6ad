import { TraceDecoder } from '../trace/trace-decoder.js';
import type { CardInterface } from '../transport/card-port.js';
import { type Protocol, type ResetKind, TransportError } from '../transport/transport.js';
import { matchesCommand } from './command-match.js';
import { faultError } from './fault.js';
import type { RecordedCard } from './recorded-card.js';
import type { RecordedEvent } from './recording-parser.js';
import { differsInDataAlone, tellCommand, tellDifference } from './tell-difference.js';

export interface ReplayOptions {
  /**
   * Gives what names commands in messages and knows their secrets; asked when the head of the recording has been read.
   * Default: one that knows the commands of ISO/IEC 7816-4.
   */
  decoder?: () => TraceDecoder;
  /** What to do where the recording differs, the end of the message. */
  advice?: string;
}

const ADVICE = 'give what was recorded, in its order';
const SAME_DATA =
  'give the recorded data: with another challenge, date or amount the card would have answered otherwise';
/** What the card answered. */
type Answered = Exclude<RecordedEvent, { kind: 'power-off' | 'tear' }>;

const NO_ANSWER = new Uint8Array(0);

/**
 * The recorded card that takes what was recorded, in its order, and nothing else. Only two things are free, as they
 * change nothing for a card: a cold reset right after a cold reset may come again or be left out.
 *
 * The recording is read as it is asked for: a line that cannot be understood is found when the replay gets there.
 */
export class StrictReplay implements RecordedCard {
  answerToReset: Uint8Array = NO_ANSWER;
  protocol: Protocol = 'T=0';
  cardInterface: CardInterface = 'contact';
  durationMs = 0;
  readonly #events: Iterator<RecordedEvent, void>;
  readonly #file: string;
  readonly #decoder: TraceDecoder;
  readonly #advice: string;
  #next: Answered | undefined;
  #lastLine = 1;
  /** The last thing asked was a cold reset. */
  #fresh = false;
  /** The recording has taken the power from the card and not given it back yet. */
  #off = false;

  /** Takes the reset that powered the card. @throws ScriptError; TransportError when that reset failed */
  constructor(
    events: Iterator<RecordedEvent, void>,
    file: string,
    { decoder = () => new TraceDecoder(), advice = ADVICE }: ReplayOptions = {},
  ) {
    this.#events = events;
    this.#file = file;
    this.#advice = advice;
    const first = this.#peek();
    this.#decoder = decoder();
    if (first !== undefined) this.#take(first);
    if (first?.kind === 'reset-failure') throw faultError(first.fault, this.#place(first.line));
    if (first?.kind === 'reset') this.#enter(first);
  }

  reset(kind: ResetKind = 'cold', cardInterface: CardInterface = this.cardInterface): Uint8Array {
    const next = this.#peek();
    const isReset = next?.kind === 'reset' || next?.kind === 'reset-failure';
    if (isReset && next.resetKind === kind && next.cardInterface === cardInterface) {
      this.#take(next);
      if (next.kind === 'reset') return this.#enter(next);
      this.#fresh = false;
      throw faultError(next.fault, this.#place(next.line));
    }
    if (this.#fresh && kind === 'cold' && cardInterface === this.cardInterface) {
      this.durationMs = 0;
      return this.answerToReset;
    }
    throw this.#differs(next, `received a ${kind} reset, ${cardInterface} interface`);
  }

  transmit(command: Uint8Array): Uint8Array {
    this.#skipRepeatedResets();
    const next = this.#peek();
    if (next?.kind !== 'exchange' && next?.kind !== 'failure') {
      throw this.#differs(next, `received ${tellCommand(command, this.#decoder)}`);
    }
    if (!matchesCommand(command, next.command, next.hidden?.command)) {
      const recorded = [next.command, next.hidden?.command] as const;
      const difference = tellDifference(command, ...recorded, this.#decoder);
      const advice = differsInDataAlone(command, ...recorded) ? SAME_DATA : this.#advice;
      throw new TransportError('RECORDING_DIFFERS', `${this.#place(next.line)}: ${difference}; ${advice}`);
    }
    this.#take(next);
    this.#fresh = false;
    if (next.kind === 'failure') throw faultError(next.fault, this.#place(next.line));
    this.#decoder.decode(command, next.response);
    if (next.hidden?.response !== undefined) throw hiddenAnswer(this.#place(next.line));
    return next.response.slice();
  }

  nextLine(): number | undefined {
    return this.#peek()?.line;
  }

  close(): void {
    this.#events.return?.();
  }

  #enter(event: Answered & { kind: 'reset' }): Uint8Array {
    this.answerToReset = event.answerToReset;
    this.protocol = event.protocol;
    this.cardInterface = event.cardInterface;
    this.#fresh = event.resetKind === 'cold';
    this.#decoder.reset();
    return event.answerToReset;
  }

  #skipRepeatedResets(): void {
    for (let next = this.#peek(); this.#fresh && next?.kind === 'reset'; next = this.#peek()) {
      if (next.resetKind !== 'cold' || next.cardInterface !== this.cardInterface) return;
      this.#take(next);
      this.#enter(next);
    }
  }

  /** What the card answers next. That its power goes, or will, shows in its answers. */
  #peek(): Answered | undefined {
    while (this.#next === undefined) {
      const result = this.#events.next();
      if (result.done) return undefined;
      const event = result.value;
      if (event.kind === 'power-off') this.#off = true;
      else if (event.kind !== 'tear') this.#next = event;
    }
    return this.#next;
  }

  #take({ line, durationMs = 0 }: Answered): void {
    this.#next = undefined;
    this.#lastLine = line;
    this.durationMs = durationMs;
    this.#off = false;
  }

  #differs(next: Answered | undefined, received: string): TransportError {
    if (next === undefined) {
      const place = this.#place(this.#lastLine);
      const message = `${place}: the recording ends with what begins in this line; ${received}; record a longer session`;
      return new TransportError('RECORDING_ENDED', message);
    }
    const message = `${this.#place(next.line)}: the recording has ${this.#told(next)}; ${received}; ${this.#advice}`;
    return new TransportError('RECORDING_DIFFERS', message);
  }

  #told(event: Answered): string {
    if (this.#off) return 'the power taken from the card before this line';
    if (event.kind === 'reset' || event.kind === 'reset-failure')
      return `a ${event.resetKind} reset, ${event.cardInterface} interface`;
    return tellCommand(event.command, this.#decoder);
  }

  #place(line: number): string {
    return `${this.#file}:${line}`;
  }
}

/** Made-up bytes would be worse than none. */
export function hiddenAnswer(place: string): TransportError {
  return new TransportError(
    'RECORDING_HIDDEN',
    `${place}: the answer holds secret bytes, which the recording hides; record the session anew with test keys declared`,
  );
}
