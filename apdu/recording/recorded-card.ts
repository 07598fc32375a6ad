import type { CardInterface } from '../transport/card-port.js';
import type { Protocol, ResetKind } from '../transport/transport.js';

/** A card that is a recording: synchronous, as nothing has to be waited for. */
export interface RecordedCard {
  /** Of the last reset. */
  readonly answerToReset: Uint8Array;
  readonly protocol: Protocol;
  readonly cardInterface: CardInterface;
  /** How long the card took for what was asked last; 0 where the recording does not tell. */
  readonly durationMs: number;
  /**
   * @returns the answer to reset
   * @throws TransportError RECORDING_DIFFERS, RECORDING_ENDED, or the fault that was recorded
   */
  reset(kind?: ResetKind, cardInterface?: CardInterface): Uint8Array;
  /** @throws TransportError also RECORDING_HIDDEN for an answer with secret bytes; ScriptError as the recording is read */
  transmit(command: Uint8Array): Uint8Array;
  /** The line with which the recording goes on; undefined when all of it was asked for. */
  nextLine(): number | undefined;
  /** Lets go of what the recording is read from. */
  close(): void;
}
