export type CardInterface = 'contact' | 'contactless';

/** A card in this process: synchronous, bytes in and bytes out. */
export interface CardPort {
  /** Powers the card on that interface (default: the last one, at first contact); returns ATR or ATS. */
  powerOn(cardInterface?: CardInterface): Uint8Array;
  /** Warm reset on the interface in use; returns ATR or ATS. */
  warmReset(): Uint8Array;
  powerOff(): void;
  /** One command, one answer of at least two bytes. A refusal is an answer. */
  transmit(command: Uint8Array): Uint8Array;
}
