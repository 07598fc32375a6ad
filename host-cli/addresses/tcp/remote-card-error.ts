import { TransportError, type TransportErrorCode } from '../../../apdu/transport/transport-error.js';
import type { RemoteErrorBody } from '../../serving/tcp/message.js';

interface Row {
  readonly code: TransportErrorCode;
  /** What to do, where the server's own words do not say it. */
  readonly cure?: string;
}

/** What the server of a card tells, as an error of the link. */
const ROWS: Readonly<Record<string, Row>> = {
  NO_CARD: { code: 'NO_CARD', cure: 'insert one there' },
  INTERFACE_NOT_SUPPORTED: { code: 'INTERFACE_NOT_SUPPORTED' },
  CARD_NOT_POWERED: { code: 'LINK_FAILED', cure: 'reset it' },
  CARD_FAILED: { code: 'LINK_FAILED', cure: 'reset it' },
  TOKEN_REQUIRED: {
    code: 'LINK_FAILED',
    cure: 'set SSCARD_TOKEN to the token, or SSCARD_TOKEN_FILE to the path of its file',
  },
  TOKEN_WRONG: { code: 'LINK_FAILED', cure: 'look at SSCARD_TOKEN and SSCARD_TOKEN_FILE on both sides' },
  VERSION_NOT_SPOKEN: { code: 'LINK_FAILED', cure: 'use the same version of sscard on both sides' },
};

export function remoteCardError({ code, message }: RemoteErrorBody, place: string): TransportError {
  const row = ROWS[code];
  const cure = row?.cure === undefined ? '' : `; ${row.cure}`;
  return new TransportError(
    row?.code ?? 'LINK_FAILED',
    `the server of the card at ${place} says ${code}: ${message}${cure}`,
  );
}
