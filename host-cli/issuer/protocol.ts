/**
 * The protocol of `sscard issuer` and of `--issuer tcp:HOST:PORT`, version 1: JSON, one object a line, UTF-8, each line
 * ended by LF and not longer than 65536 bytes. Byte strings are upper-case hexadecimal.
 *
 *     server   { "issuer": "sscard", "version": 1, "token": true, "nonce": <16 bytes> }
 *     client   { "hello": 1, "proof": <32 bytes> }                 proof only where a token is asked for
 *     server   { "welcome": 1 }
 *     client   { "authorise": { "service": "purchase" | "load" | "unblock-pin" | "change-pin" | "replace-pin" |
 *                "unblock-application", "objects": { "9F02": ..., ... }, "pin": <16 bytes>, "newPin": <16 bytes> } }
 *     server   { "authorised": { "responseCode": "00", "reason": { "en", "zh" }, "authenticationData": ...,
 *                "scripts": [ ... ], "authorisationCode": "000001" } }
 *     client   { "verify": { "objects": { ... } } }
 *     server   { "verified": true }
 *     server   { "error": { "code", "message" } }                  and the end of the connection
 *
 * 1. The server speaks first. The proof is HMAC-SHA-256, keyed with the shared token, as in `serve --tcp`; the token itself
 *    is never sent.
 * 2. Each request gets one answer, in their order.
 * 3. A PIN, the new one too, is sent only where both sides share a token: block 2L PIN F.. and 8 random bytes, one block of SM4 under the
 *    left half of HMAC-SHA-256 of the nonce and 'PIN'. Nothing else is enciphered: across a network that is not trusted,
 *    go through a tunnel.
 */
export const ISSUER_PROTOCOL = {
  VERSION: 1,
  NAME: 'sscard',
  NONCE_BYTES: 16,
  DEFAULT_PORT: 36_973,
  LONGEST_LINE_BYTES: 65_536,
  /** A client that was let in may be silent for any time; one that was not, so long. */
  HELLO_MS: 5_000,
  CONNECT_MS: 5_000,
  ANSWER_MS: 15_000,
  MOST_CLIENTS: 32,
} as const;
