/**
 * The protocol of `serve --tcp` and of the address `tcp:HOST:PORT`, version 1.
 *
 * A message is a length (4 bytes, big-endian, 1 to 65545: the bytes after it), a kind (1 byte) and a body. Numbers are
 * big-endian, texts UTF-8. Each card has a port of its own and serves one client at a time.
 *
 *     kind                   from    body
 *     80 GREETING            server  'SSCARD', version (2), flags (1; bit 0: a token is required), nonce (16)
 *     01 HELLO               client  'SSCARD', version (2), proof (0 or 32)
 *     81 WELCOME             server  -
 *     02 POWER_ON            client  interface (1): 00 the last one, first the first; 01 contact; 02 contactless
 *     03 WARM_RESET          client  -
 *     82 ANSWER_TO_RESET     server  protocol (1): 00 T=0, 01 T=1, 02 contactless; ATR as PC/SC shows it
 *     04 POWER_OFF           client  -
 *     84 POWERED_OFF         server  -
 *     05 TRANSMIT            client  command, 1 to 65544 bytes, as it goes to the card
 *     85 ANSWER              server  data and status word
 *     FF ERROR               server  length of the code (1), code, message
 *
 * 1. The server speaks first: GREETING. A client that does not speak that version ends the connection.
 * 2. HELLO. The proof is HMAC-SHA-256, keyed with the bytes of the shared token, of 'SSCARD', version and nonce; it is
 *    empty when no token is required. The token itself is never sent. The commands and answers that follow are not
 *    enciphered: across a network that is not trusted, go through a tunnel.
 * 3. WELCOME, or ERROR and the end. Then 02 to 05 in any number; each gets one message back, in their order. A client
 *    may send the next before the answer has come.
 * 4. After an ERROR that ends the connection (table below) the server closes. After any other it goes on.
 * 5. The end of the connection, from either side, takes the power from the card.
 *
 * The server waits 5 s for HELLO and 10 s for the rest of a message that has begun; a client that was let in may be
 * silent for any time.
 */
export const VERSION = 1;
export const MAGIC: Uint8Array = new TextEncoder().encode('SSCARD');
export const NONCE_BYTES = 16;
export const PROOF_BYTES = 32;
export const TOKEN_REQUIRED_FLAG = 0x01;

/** Longest command; the longest answer, 65538 bytes, is shorter. */
export const MAXIMUM_BODY_BYTES = 65_544;
export const LENGTH_BYTES = 4;

export const DEFAULT_PORT = 36_963;
export const LOOPBACK = '127.0.0.1';

export const KIND = {
  HELLO: 0x01,
  POWER_ON: 0x02,
  WARM_RESET: 0x03,
  POWER_OFF: 0x04,
  TRANSMIT: 0x05,
  GREETING: 0x80,
  WELCOME: 0x81,
  ANSWER_TO_RESET: 0x82,
  POWERED_OFF: 0x84,
  ANSWER: 0x85,
  ERROR: 0xff,
} as const;

/** The interface byte of POWER_ON. */
export const INTERFACE_BYTES = { contact: 0x01, contactless: 0x02 } as const;
export const LAST_INTERFACE = 0x00;

/** The protocol byte of ANSWER_TO_RESET. */
export const PROTOCOLS = ['T=0', 'T=1', 'contactless'] as const;

/** Codes of ERROR, and whether the connection ends with them. */
export const REMOTE_ERRORS = {
  MESSAGE_TOO_LONG: { ends: true, meaning: 'a length of 0 or above 65545: no message of this protocol' },
  MESSAGE_MALFORMED: { ends: true, meaning: 'a kind or a body that this protocol does not have' },
  MESSAGE_INCOMPLETE: {
    ends: true,
    meaning: 'the end, or 10 s without the rest, in the middle of a message',
  },
  SILENT: { ends: true, meaning: 'no HELLO within 5 s' },
  VERSION_NOT_SPOKEN: { ends: true, meaning: 'HELLO names another version' },
  TOKEN_REQUIRED: { ends: true, meaning: 'HELLO without a proof where there is a token' },
  TOKEN_WRONG: { ends: true, meaning: 'the proof belongs to another token' },
  BUSY: { ends: true, meaning: 'the card has a client' },
  NO_CARD: { ends: false, meaning: 'there is no card in the reader' },
  CARD_NOT_POWERED: { ends: false, meaning: 'the card has no power: POWER_ON first' },
  INTERFACE_NOT_SUPPORTED: { ends: false, meaning: 'the card is not offered on that interface' },
  CARD_FAILED: { ends: false, meaning: 'the card gave no answer and has no power now' },
} as const;

export type RemoteErrorCode = keyof typeof REMOTE_ERRORS;
