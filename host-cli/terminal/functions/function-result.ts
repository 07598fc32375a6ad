import { SW } from '../../../apdu/codec/status-word.js';
import { TransportError, type TransportErrorCode } from '../../../apdu/transport/transport-error.js';
import type { IdentificationResult } from '../identify-card.js';
import type { AuthenticationRefusal } from '../keys/authenticate.js';
import { TerminalError, type TerminalErrorCode } from '../terminal-error.js';
import { type FunctionResult, RESULT_CODES, type ResultCodeName } from './result-codes.js';

const CODE_OF_LINK: Readonly<Record<TransportErrorCode, ResultCodeName>> = {
  NO_CARD: 'NO_CARD',
  NO_READER: 'CONNECTION_FAILED',
  CLOSED: 'NOT_CONNECTED',
  LINK_FAILED: 'NO_ANSWER',
  ANSWER_MALFORMED: 'NO_ANSWER',
  CARD_ENDLESS: 'NO_ANSWER',
  INTERFACE_NOT_SUPPORTED: 'NO_CARD',
  RECORDING_DIFFERS: 'NO_ANSWER',
  RECORDING_ENDED: 'NO_ANSWER',
  RECORDING_HIDDEN: 'NO_ANSWER',
};

const CODE_OF_TERMINAL: Readonly<Record<TerminalErrorCode, ResultCodeName>> = {
  PIN_NOT_DIGITS: 'ILLEGAL_CHARACTERS',
  PIN_LENGTH: 'PIN_LENGTH',
  KEYS_INVALID: 'DATA_ILLEGAL',
  KEY_NAME_UNKNOWN: 'NO_PSAM',
  KEY_VERSION_UNKNOWN: 'NO_PSAM',
  KEY_DIRECTORY_UNKNOWN: 'BAD_PARAMETER',
  KEY_NOT_FOR_AUTHENTICATION: 'BAD_PARAMETER',
  CARD_FACTOR_MISSING: 'NOT_POWERED',
  AREA_CODE_MISSING: 'IDENTIFICATION_FORMAT',
  ALGORITHM_NOT_SUPPORTED: 'ALGORITHM',
  DEBIT_INVALID: 'DATA_ILLEGAL',
  RECEIPT_INVALID: 'DATA_ILLEGAL',
};

/** The fault of a step, carried up to the function that returns it as its result. */
export class FunctionFailure extends Error {
  constructor(readonly result: FunctionResult) {
    super(result.text);
  }
}

export function failure(name: ResultCodeName, text: string = RESULT_CODES[name].meaning.zh): FunctionFailure {
  return new FunctionFailure({ code: RESULT_CODES[name].code, text });
}

/** Minus the status word: 6982 is -27010. ssc-card.md 3. */
export function cardFailure({
  statusWord,
  reason,
}: {
  statusWord: number;
  reason: { zh: string };
}): FunctionFailure {
  return new FunctionFailure({ code: -statusWord, text: reason.zh });
}

/** -24 for a PSAM that has no such key; else minus the status word of the card or the PSAM. */
export function authenticationFailure(refused: AuthenticationRefusal): FunctionFailure {
  const { outcome, statusWord, reason } = refused;
  const lacksKey = outcome === 'psam-refused' && statusWord === SW.REFERENCE_NOT_FOUND;
  return lacksKey ? failure('PSAM_LEVEL', reason.zh) : cardFailure(refused);
}

/** The failure of an identification that did not succeed. */
export function identificationFailure(
  result: Exclude<IdentificationResult, { outcome: 'identified' }>,
): FunctionFailure {
  if (result.outcome === 'refused') return cardFailure(result);
  return failure(result.part === 'VERSION' ? 'WRONG_CARD_TYPE' : 'IDENTIFICATION_FORMAT', result.reason.zh);
}

/** Runs a function of LD/T 33: they return codes where ours throw. Faults of the program still throw. */
export async function asFunction(work: () => Promise<string>): Promise<FunctionResult> {
  try {
    return { code: RESULT_CODES.OK.code, text: await work() };
  } catch (error) {
    if (error instanceof FunctionFailure) return error.result;
    if (error instanceof TransportError) return failure(CODE_OF_LINK[error.code]).result;
    if (error instanceof TerminalError) return failure(CODE_OF_TERMINAL[error.code]).result;
    throw error;
  }
}
