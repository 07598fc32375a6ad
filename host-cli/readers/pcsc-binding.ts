import type { PcscError } from './pcsc-error.js';

/** The largest answer that PC/SC lite carries, and the largest buffer that it takes. MAX_BUFFER_SIZE_EXTENDED */
export const RECEIVE_BUFFER_BYTES = 65_548;

export type ContactProtocol = 'T=0' | 'T=1';

/** What the service tells of a reader. */
export interface ReaderState {
  readonly name: string;
  /** Whether a card is in it. */
  readonly present: boolean;
  /** The card does not answer to reset. */
  readonly mute: boolean;
  /** Some program is connected to the card. */
  readonly inUse: boolean;
  /** Some program has the card for itself. */
  readonly exclusive: boolean;
  /** ATR or pseudo ATR; empty without one. */
  readonly answerToReset: Uint8Array;
  /** Moves by one with every insertion and removal where the service counts them, else 0. */
  readonly changes: number;
}

export interface PcscConnectOptions {
  /** `direct` reaches the reader, with or without a card in it. */
  readonly share: 'shared' | 'exclusive' | 'direct';
  /** Which the card may choose from; none only with `direct`. */
  readonly protocols: readonly ContactProtocol[];
}

/** What happens to the card: nothing, a warm reset, or power off. */
export type Disposition = 'leave' | 'reset' | 'unpower';

/** A connection to the card in a reader. One call at a time. */
export interface PcscCard {
  /** Undefined only for a direct connection. */
  readonly protocol: ContactProtocol | undefined;
  /** ATR as the service shows it now; empty without a card. @throws PcscError */
  answerToReset(): Promise<Uint8Array>;
  /** The answer as it came, up to 65548 bytes. @throws PcscError */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** A command to the reader itself. @throws PcscError */
  control(code: number, data: Uint8Array): Promise<Uint8Array>;
  /** Connects again to the same reader, after a reset of the card where asked for. @throws PcscError */
  reconnect(disposition: Disposition): Promise<void>;
  /** Frees the connection whatever happens. */
  disconnect(disposition: Disposition): Promise<void>;
}

export interface MonitorListener {
  /** First with the readers that are there, then after every change; all readers each time. */
  changed(readers: readonly ReaderState[]): void;
  /** The watching has ended by itself: the service is gone. Nothing is told after this. */
  failed(error: PcscError): void;
}

/** Watches all readers. */
export interface PcscMonitor {
  /** Frees everything that would keep the process alive; a second call does nothing. */
  close(): void;
}

export type BindingName = 'pcsclite' | 'pcsc-mini';

/** The PC/SC of this machine. */
export interface PcscBinding {
  readonly name: BindingName;
  readonly version: string;
  /** How many readers it can see at most, where that is fewer than the system's own limit. */
  readonly maximumReaders?: number;
  /** @throws PcscError, `SERVICE_MISSING` above all */
  monitor(listener: MonitorListener): Promise<PcscMonitor>;
  /** Has its own context, so that it outlives and is outlived by all others. @throws PcscError */
  connect(reader: string, options: PcscConnectOptions): Promise<PcscCard>;
}

/** Bits of `SCARD_STATE_...`. PC/SC part 5, 3.1.1 */
const STATE = {
  UNKNOWN: 0x04,
  UNAVAILABLE: 0x08,
  PRESENT: 0x20,
  EXCLUSIVE: 0x80,
  IN_USE: 0x100,
  MUTE: 0x200,
} as const;

/** @returns undefined when the reader has gone */
export function readerState(name: string, bits: number, answerToReset: Uint8Array): ReaderState | undefined {
  if (bits & (STATE.UNKNOWN | STATE.UNAVAILABLE)) return undefined;
  const present = (bits & STATE.PRESENT) !== 0;
  return {
    name,
    present,
    mute: (bits & STATE.MUTE) !== 0,
    inUse: (bits & (STATE.IN_USE | STATE.EXCLUSIVE)) !== 0,
    exclusive: (bits & STATE.EXCLUSIVE) !== 0,
    answerToReset: present ? Uint8Array.from(answerToReset) : new Uint8Array(0),
    changes: bits >>> 16,
  };
}

/** Values of `SCARD_SHARE_...`, `SCARD_PROTOCOL_...` and of the dispositions; all systems agree on these. */
export const SHARE_MODES = { exclusive: 1, shared: 2, direct: 3 } as const;
export const DISPOSITIONS = { leave: 0, reset: 1, unpower: 2 } as const;
const PROTOCOLS = { 'T=0': 1, 'T=1': 2 } as const;

export function protocolMask(protocols: readonly ContactProtocol[]): number {
  return protocols.reduce((mask, protocol) => mask | PROTOCOLS[protocol], 0);
}

export function protocolOf(bits: number): ContactProtocol | undefined {
  return bits === PROTOCOLS['T=0'] ? 'T=0' : bits === PROTOCOLS['T=1'] ? 'T=1' : undefined;
}
