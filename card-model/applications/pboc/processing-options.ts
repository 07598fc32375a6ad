import { equalBytes } from '../../../apdu/bytes.js';
import type { PaymentAlgorithmName } from '../../../crypto/index.js';
import type { Directory } from '../../files/directory.js';
import { OBJECT } from './objects.js';
import { paymentKeys } from './payment-keys.js';
import type { PaymentPath } from './payment-session.js';
import type { TerminalValues } from './terminal-values.js';

const SM_SUPPORT_TAG = 0xdf69;
const SM_SUPPORTED = Uint8Array.of(0x01);

const OPTIONS = {
  'debit-credit': { '3DES': OBJECT.OPTIONS, SM4: OBJECT.OPTIONS_SM },
  'electronic-cash': { '3DES': OBJECT.CASH_OPTIONS, SM4: OBJECT.CASH_OPTIONS_SM },
  'fast-payment': { '3DES': OBJECT.FAST_OPTIONS, SM4: OBJECT.FAST_OPTIONS_SM },
} as const satisfies Record<PaymentPath, Record<PaymentAlgorithmName, { tag: number }>>;

const PROFILE_BYTES = 2;

/** What the card answers to GET PROCESSING OPTIONS on a path in an algorithm. */
export interface ProcessingOptions {
  readonly algorithm: PaymentAlgorithmName;
  /** AIP ‖ AFL */
  readonly value: Uint8Array;
  readonly interchangeProfile: Uint8Array;
}

function optionsIn(
  directory: Directory,
  path: PaymentPath,
  algorithm: PaymentAlgorithmName,
): ProcessingOptions | undefined {
  const value = directory.objects.get(OPTIONS[path][algorithm].tag);
  if (!value || !paymentKeys(directory, algorithm)) return undefined;
  return { algorithm, value, interchangeProfile: value.subarray(0, PROFILE_BYTES) };
}

/**
 * The set of algorithms of a transaction: SM4 with DF69 = 01, else the international ones (conventions, PBOC choices); a
 * card with one set has no choice. Undefined when it has none for the path.
 */
export function chooseOptions(
  directory: Directory,
  path: PaymentPath,
  terminal: TerminalValues,
): ProcessingOptions | undefined {
  const sent = terminal.get(SM_SUPPORT_TAG);
  const wanted = sent !== undefined && equalBytes(sent, SM_SUPPORTED) ? 'SM4' : '3DES';
  const other = wanted === 'SM4' ? '3DES' : 'SM4';
  return optionsIn(directory, path, wanted) ?? optionsIn(directory, path, other);
}
