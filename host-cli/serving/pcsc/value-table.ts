/** Numbers of the fields. Source: pcsclite.h of PCSC lite 1.9.9. */
export const SHARE_MODE = { EXCLUSIVE: 1, SHARED: 2, DIRECT: 3 } as const;

/** What happens to the card at the end of a connection or transaction, or on reconnecting. */
export const DISPOSITION = { LEAVE: 0, RESET: 1, UNPOWER: 2, EJECT: 3 } as const;

/** Bits, for what a program accepts; one of them for what is spoken. */
export const PROTOCOL = {
  /** Nothing chosen yet. */
  NONE: 0,
  T0: 1,
  T1: 2,
  RAW: 4,
  /** The old way to say T=0 or T=1. */
  ANY_OLD: 0x1000,
} as const;

export const CARD_STATE = {
  UNKNOWN: 0x01,
  ABSENT: 0x02,
  PRESENT: 0x04,
  /** There is a card and it does not answer to reset. */
  MUTE: 0x08,
  POWERED: 0x10,
  NEGOTIABLE: 0x20,
  SPECIFIC: 0x40,
} as const;

/** In the sharing field of a reader record, where otherwise a count of connections stands. */
export const EXCLUSIVE_SHARING = -1;

/** A control code as PCSC lite makes it of a function number. reader.h, SCARD_CTL_CODE. */
const controlCode = (number: number): number => 0x42000000 + number;

export const CONTROL_CODE = {
  /** Which features of PC/SC part 10 the reader has. */
  GET_FEATURE_REQUEST: controlCode(3400),
} as const;
