export type ServingErrorCode =
  | 'READER_NAME_INVALID'
  | 'READER_NAME_TAKEN'
  | 'READER_OCCUPIED'
  | 'READER_COUNT'
  | 'SOCKET_PATH_TOO_LONG'
  | 'SOCKET_PATH_IN_USE'
  | 'SOCKET_PATH_NOT_A_SOCKET'
  | 'SOCKET_PATH_UNUSABLE'
  | 'PORT_IN_USE'
  | 'PORT_FORBIDDEN'
  | 'PORTS_EXHAUSTED'
  | 'HOST_UNKNOWN'
  | 'HOST_NOT_HERE'
  | 'LISTENING_FAILED'
  | 'TOKEN_REQUIRED'
  | 'TOKEN_UNFIT'
  | 'EARLY_LENGTH_BYTE_REFUSED';

/** Cards cannot be offered to other programs this way; the message says what to do instead. */
export class ServingError extends Error {
  override readonly name = 'ServingError';

  constructor(
    readonly code: ServingErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
