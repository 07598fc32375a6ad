import { CodecError } from '../../apdu/codec/codec-error.js';
import { ScriptError } from '../../apdu/script/script-error.js';
import { TransportError } from '../../apdu/transport/transport-error.js';
import { CardImageError } from '../../card-model/image/image-error.js';
import { CardError, type CardErrorCode } from '../../card-model/kernel/card-error.js';
import { CardDataError } from '../../card-model/personalisation/card-data-error.js';
import { CryptoError } from '../../crypto/errors.js';
import { PcscError } from '../readers/pcsc-error.js';
import { ServingError, type ServingErrorCode } from '../serving/serving-error.js';
import { PaymentError, type PaymentErrorCode } from '../terminal/payment/payment-error.js';
import { TerminalError, type TerminalErrorCode } from '../terminal/terminal-error.js';
import { EXIT_CODES, type ExitName } from './exit-codes.js';
import { FileError, type FileErrorCode, systemCode, systemReason } from './file-error.js';
import { UsageError } from './usage-error.js';

export interface ExplainedError {
  /** Stable, for programs. */
  code: string;
  /** One line: what, where, what to do. */
  message: string;
  exitCode: number;
}

type ErrorClass = abstract new (...parameters: never[]) => Error & { code: string };

interface Row {
  type: ErrorClass;
  exit: ExitName;
  /** Codes that end otherwise than the rest of their class. */
  except?: Readonly<Record<string, ExitName>>;
}

/** Bytes and names that were typed are usage; those that stood in a file reach this table as a `FileError`. */
const ROWS: readonly Row[] = [
  { type: UsageError, exit: 'USAGE' },
  { type: CodecError, exit: 'USAGE' },
  {
    type: FileError,
    exit: 'FILE',
    except: { IMAGE_IN_USE: 'LINK' } satisfies Partial<Record<FileErrorCode, ExitName>>,
  },
  { type: CardImageError, exit: 'FILE' },
  { type: CardDataError, exit: 'FILE' },
  { type: ScriptError, exit: 'FILE' },
  { type: CryptoError, exit: 'FILE' },
  { type: TransportError, exit: 'LINK' },
  {
    type: TerminalError,
    exit: 'USAGE',
    except: {
      KEYS_INVALID: 'FILE',
      RECEIPT_INVALID: 'FILE',
      CARD_FACTOR_MISSING: 'REFUSED',
      AREA_CODE_MISSING: 'REFUSED',
      ALGORITHM_NOT_SUPPORTED: 'REFUSED',
    } satisfies Partial<Record<TerminalErrorCode, ExitName>>,
  },
  {
    type: PaymentError,
    exit: 'FILE',
    except: {
      PAYMENT_INVALID: 'USAGE',
      ISSUER_LINK_FAILED: 'LINK',
      ISSUER_LISTENING_FAILED: 'LINK',
    } satisfies Partial<Record<PaymentErrorCode, ExitName>>,
  },
  { type: PcscError, exit: 'LINK' },
  {
    type: ServingError,
    exit: 'LINK',
    except: {
      TOKEN_REQUIRED: 'USAGE',
      TOKEN_UNFIT: 'USAGE',
      PORTS_EXHAUSTED: 'USAGE',
      EARLY_LENGTH_BYTE_REFUSED: 'USAGE',
    } satisfies Partial<Record<ServingErrorCode, ExitName>>,
  },
  {
    type: CardError,
    exit: 'LINK',
    except: {
      PROFILE_UNKNOWN: 'USAGE',
      PROFILE_INVALID: 'FAULT',
      WRITE_COUNT_INVALID: 'FAULT',
    } satisfies Partial<Record<CardErrorCode, ExitName>>,
  },
];

/** Any error of the package in one line, with the exit code that belongs to it. */
export function explainError(error: unknown): ExplainedError {
  // A transport tells that there was no answer; what stands behind it tells why.
  if (error instanceof TransportError && rowOf(error.cause) !== undefined) return explainError(error.cause);
  const row = rowOf(error);
  if (row !== undefined) {
    const { code } = error as Error & { code: string };
    return { code, message: messageOf(error), exitCode: EXIT_CODES[row.except?.[code] ?? row.exit].value };
  }
  if (error instanceof Error && 'syscall' in error) {
    const path = 'path' in error ? `${String(error.path)}: ` : '';
    return {
      code: systemCode(error) ?? 'SYSTEM',
      message: `${path}${systemReason(error)}`,
      exitCode: EXIT_CODES.FILE.value,
    };
  }
  return { code: 'FAULT', message: faultMessage(error), exitCode: EXIT_CODES.FAULT.value };
}

function rowOf(error: unknown): Row | undefined {
  return ROWS.find(({ type }) => error instanceof type);
}

/** The pointer under the line of a script takes two lines more; line and column say the same. */
function messageOf(error: unknown): string {
  if (error instanceof ScriptError) {
    return oneLine(`${error.file}:${error.line}:${error.column}: ${error.reason}`);
  }
  return oneLine((error as Error).message);
}

function faultMessage(error: unknown): string {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return oneLine(`a fault of sscard itself, please report it (-v shows where): ${told}`);
}

/** Control characters could move a terminal's cursor or start a second line. */
export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\p{Cc}/gu, '\uFFFD');
}
