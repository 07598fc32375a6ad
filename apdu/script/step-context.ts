import type { ResponseApdu } from '../codec/response-apdu.js';
import type { CardInterface } from '../transport/card-port.js';
import type { ResetKind, Transport } from '../transport/transport.js';
import type { Captured, Seen } from './expectations/verdict.js';
import type { Surroundings } from './expressions/expression.js';
import type { StepResult } from './script-result.js';
import type { Value } from './value.js';

/** What only a card of this process can be made to do. */
export interface CardControls {
  powerOff(): void;
  powerOn(cardInterface?: CardInterface): Uint8Array;
  /** The next command loses its power after that many writes to the memory that outlasts power. */
  tearAfter(writes: number): void;
  /** The card leaves the reader, without a warning. */
  remove(): void;
  /** It comes back and is powered. */
  insert(): Uint8Array;
}

export type Found = Omit<StepResult, 'step' | 'durationMs' | 'exchanges'>;

/** Does a step. @throws ScriptError `EVALUATION_FAILED`, and what the transport throws. */
export type TakeStep = (context: StepContext) => Found | Promise<Found>;

/** What a step of a running script has to work with. */
export interface StepContext extends Surroundings {
  readonly transport: Transport;
  /** Absent for a card that is not of this process. */
  readonly controls: CardControls | undefined;
  readonly seen: Seen;
  /**
   * Sends a command; its answer, or the fault in its place, is what is seen from then on.
   * @param secret its data are of a key or PIN
   * @throws TransportError; a card that lost its power because it was told to is seen, not thrown: undefined
   */
  transmit(command: Uint8Array, secret?: boolean): Promise<ResponseApdu | undefined>;
  /** @throws TransportError; undefined for a fault that is expected */
  reset(kind: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array | undefined>;
  /** The card was powered by other means than `reset`, or lost its power: undefined. */
  powered(answerToReset: Uint8Array | undefined): void;
  /** The card left the reader. */
  removed(): void;
  /** A tear was asked for. */
  tearing(): void;
  assign(name: string, value: Value): void;
  /** Makes variables of what a pattern captured, if it captured anything. */
  keep(captured: Captured | undefined): void;
}
