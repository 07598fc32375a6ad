import { REMOTE_ERRORS, type RemoteErrorCode } from './protocol.js';

/** What the server tells its client instead of an answer. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';

  constructor(
    readonly code: RemoteErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }

  /** Whether the connection ends with it. */
  get ends(): boolean {
    return REMOTE_ERRORS[this.code].ends;
  }
}
