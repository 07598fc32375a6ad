import type { CardInterface } from '../transport/card-port.js';
import type { Protocol, ResetKind } from '../transport/transport.js';

/** A run of bytes whose values are not told. */
export interface ByteRange {
  /** From 0. */
  offset: number;
  /** 1 or more. */
  count: number;
}

/** The secret bytes of an exchange: in order, apart from each other. */
export interface HiddenBytes {
  command?: readonly ByteRange[];
  response?: readonly ByteRange[];
}

interface Timed {
  /** Milliseconds on the clock of the session; absent where nobody measured it. */
  startedAtMs?: number;
  durationMs?: number;
}

/** What came instead of an answer: `torn` (the card lost its power), or the code of a TransportError. */
export type Fault = string;

export type ResetEvent = Timed & {
  kind: 'reset';
  resetKind: ResetKind;
  cardInterface: CardInterface;
  /** After the reset. */
  protocol: Protocol;
  answerToReset: Uint8Array;
};

export type ExchangeEvent = Timed & {
  kind: 'exchange';
  command: Uint8Array;
  /** Data and status word. */
  response: Uint8Array;
  hidden?: HiddenBytes;
};

/** What a recording holds, one after the other. The first event is the reset that powered the card. */
export type SessionEvent =
  | ResetEvent
  | ExchangeEvent
  | (Timed & { kind: 'reset-failure'; resetKind: ResetKind; cardInterface: CardInterface; fault: Fault })
  | (Timed & { kind: 'failure'; command: Uint8Array; fault: Fault; hidden?: HiddenBytes })
  /** The next command loses its power after so many writes to the memory that outlasts power. */
  | (Timed & { kind: 'tear'; writes: number })
  | (Timed & { kind: 'power-off' });
