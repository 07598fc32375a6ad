import { TransportError, type TransportErrorCode } from '../transport/transport-error.js';
import type { Fault } from './session-event.js';

/** The card lost its power while it worked. */
export const TORN = 'torn';

/** Code of the error of a card that lost its power, wherever in the chain of causes it stands. */
const POWER_LOST = 'POWER_LOST';
const CODE = /^[A-Z][A-Z0-9_]*$/;
/** A chain of causes that leads back into itself must end too. */
const MAX_CAUSES = 16;

const TRANSPORT_CODES: Readonly<Record<TransportErrorCode, true>> = {
  CLOSED: true,
  NO_CARD: true,
  NO_READER: true,
  LINK_FAILED: true,
  ANSWER_MALFORMED: true,
  CARD_ENDLESS: true,
  INTERFACE_NOT_SUPPORTED: true,
  RECORDING_DIFFERS: true,
  RECORDING_ENDED: true,
  RECORDING_HIDDEN: true,
};

/** What stands behind the TransportError of a torn exchange of a recording. */
export class PowerLost extends Error {
  override readonly name = 'PowerLost';
  readonly code = POWER_LOST;
}

/** What a recording keeps of an error that came instead of an answer. */
export function faultOf(error: unknown): Fault {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < MAX_CAUSES; depth++) {
    if (codeOf(cause) === POWER_LOST) return TORN;
    cause = cause.cause;
  }
  const code = codeOf(error);
  return code !== undefined && CODE.test(code) ? code : 'LINK_FAILED';
}

/** Whether the word may stand after `expect fault`. */
export function isFaultCode(word: string): boolean {
  return CODE.test(word);
}

/** The error that was recorded, to be thrown again. @param place of the recording: `a.rec:12` */
export function faultError(fault: Fault, place: string): TransportError {
  if (fault === TORN) {
    const message = `the card lost its power before it could answer, as recorded at ${place}`;
    return new TransportError('LINK_FAILED', message, new PowerLost(message));
  }
  const code = isTransportCode(fault) ? fault : 'LINK_FAILED';
  return new TransportError(code, `no answer of the card, as recorded at ${place}: ${fault}`);
}

function isTransportCode(code: string): code is TransportErrorCode {
  return Object.hasOwn(TRANSPORT_CODES, code);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
