import type { CardInterface } from './card-port.js';

export { TransportError, type TransportErrorCode } from './transport-error.js';

export type Protocol = 'T=0' | 'T=1' | 'contactless';

export type ResetKind = 'cold' | 'warm';

/** The way to one powered card. Commands are sent one after the other, in the order of the calls. */
export interface Transport {
  /** ATR of the contact interface, or what the link shows for a contactless card (ATS or pseudo ATR); of the last reset. */
  readonly answerToReset: Uint8Array;
  readonly protocol: Protocol;
  /**
   * Sends 1 to 65544 bytes (whole commands have 4 or more) and gives the answer, 2 bytes or more, as the card gave it.
   * @throws TransportError when the link fails; a refusal of the card is an answer.
   */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /**
   * Default: cold, on the interface in use. Gives the new answer to reset.
   * @throws TransportError `INTERFACE_NOT_SUPPORTED` when the link cannot reach that interface.
   */
  reset(kind?: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array>;
  /** Powers the card off and frees the link; a second call does nothing. */
  close(): Promise<void>;
}

/** A transport with a further behaviour around it. */
export type TransportWrapper = (inner: Transport) => Transport;
