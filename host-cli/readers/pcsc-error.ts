import { TransportError, type TransportErrorCode } from '../../apdu/transport/transport-error.js';
import { findReturnCode, type ReturnCode } from './return-code-table.js';

export type PcscErrorCode =
  | 'BINDING_MISSING'
  | 'SERVICE_MISSING'
  | 'SERVICE_LOST'
  | 'ACCESS_DENIED'
  | 'READER_MISSING'
  | 'READER_AMBIGUOUS'
  | 'READER_BUSY'
  | 'CARD_MISSING'
  | 'CARD_REMOVED'
  | 'CARD_RESET'
  | 'CARD_MUTE'
  | 'PROTOCOL_REFUSED'
  | 'CONTROL_REFUSED'
  | 'CANCELLED'
  | 'PCSC_FAILED';

/** Something between this program and a card in a reader; the message says what to do. */
export class PcscError extends Error {
  override readonly name = 'PcscError';

  constructor(
    readonly code: PcscErrorCode,
    message: string,
    cause?: unknown,
    /** The one command that mends it; the message tells it too. */
    readonly remedy?: string,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

const START_SERVICE: Readonly<Record<string, string>> = {
  linux: 'start it: sudo systemctl start pcscd (install it: sudo apt-get install -y pcscd)',
  win32: 'start it: net start SCardSvr (it stops by itself while no reader is connected)',
};

/** What to do, one clause; nothing for trouble that the meaning alone explains. */
const REMEDIES: Readonly<Partial<Record<PcscErrorCode, string>>> = {
  SERVICE_LOST: 'connect again; sscard doctor tells whether the service runs',
  ACCESS_DENIED: 'sscard doctor tells what this user lacks',
  READER_MISSING: 'sscard readers lists those that are there',
  READER_BUSY: 'end the other program or wait for it',
  CARD_MISSING: 'insert one',
  CARD_REMOVED: 'insert it again, then reset',
  CARD_RESET: 'what was selected and verified is gone: reset, then begin anew',
  CARD_MUTE: 'is it the right way round?',
  PROTOCOL_REFUSED: 'leave the choice of the protocol to the card',
};

/** The one sentence for a return code. @param what was tried, as in `cannot connect to the card in 'X'` */
export function pcscFailure(what: string, value: number, cause?: unknown): PcscError {
  const row: ReturnCode | undefined = findReturnCode(value >>> 0);
  const hexadecimal = (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
  if (row === undefined) return new PcscError('PCSC_FAILED', `${what}: PC/SC answered ${hexadecimal}`, cause);
  const remedy = row.code === 'SERVICE_MISSING' ? serviceRemedy() : REMEDIES[row.code];
  return new PcscError(
    row.code,
    `${what}: ${row.meaning} (${row.name})${remedy ? `; ${remedy}` : ''}`,
    cause,
  );
}

/** How a service is started here; another one when the environment names a socket of its own. */
export function serviceRemedy(
  environment: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string {
  const socket = environment.PCSCLITE_CSOCK_NAME;
  if (socket !== undefined && socket !== '' && platform !== 'win32' && platform !== 'darwin') {
    return `nothing answers at PCSCLITE_CSOCK_NAME: sscard serve --pcsc-socket ${socket}, or unset the variable`;
  }
  return START_SERVICE[platform] ?? 'sscard doctor tells more';
}

const TRANSPORT_CODES: Readonly<Partial<Record<PcscErrorCode, TransportErrorCode>>> = {
  CARD_MISSING: 'NO_CARD',
  CARD_REMOVED: 'NO_CARD',
  CARD_MUTE: 'NO_CARD',
  READER_MISSING: 'NO_READER',
  READER_AMBIGUOUS: 'NO_READER',
  BINDING_MISSING: 'NO_READER',
  SERVICE_MISSING: 'NO_READER',
};

/** As a transport tells it, with the error itself as the cause. */
export function asTransportError(error: unknown): unknown {
  if (!(error instanceof PcscError)) return error;
  return new TransportError(TRANSPORT_CODES[error.code] ?? 'LINK_FAILED', error.message, error);
}
