/** A client that breaks the protocol; its connection is closed, as nothing after it could be understood. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
  readonly code = 'PROTOCOL_VIOLATION';
}
