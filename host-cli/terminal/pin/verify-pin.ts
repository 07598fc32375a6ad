import { concatBytes } from '../../../apdu/bytes.js';
import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { changeReferenceData, verify } from '../connection/commands.js';
import { isSelected, selectSsse } from '../connection/select.js';
import { type Refusal, refusal, triesOf } from '../refusal.js';
import { encodePin } from './pin-digits.js';
import { type PinRefusal, pinRefusal } from './pin-result.js';

export type VerifyPinResult = { readonly outcome: 'verified' } | PinRefusal;
export type ChangePinResult = { readonly outcome: 'changed' } | PinRefusal;

export type PinStatus =
  | { readonly outcome: 'verified' }
  | { readonly outcome: 'not-verified'; readonly triesLeft: number }
  | { readonly outcome: 'blocked' }
  | Refusal;

/** Separates old and new PIN. */
const SEPARATOR = 0xff;

const STEP = {
  SELECT: { en: 'selecting SSSE', zh: '选择 SSSE' },
  VERIFY: { en: 'verifying the PIN', zh: '验证 PIN' },
  STATUS: { en: 'asking how the PIN stands', zh: '查询 PIN 状态' },
  CHANGE: { en: 'changing the PIN', zh: '修改 PIN' },
} as const satisfies Record<string, Bilingual>;

/*
 * The social PIN. Each function selects SSSE first: rights gained there stay, those of a directory below it fall.
 */

/** @throws TerminalError for a PIN that is none, before anything is sent; TransportError when the link fails */
export async function verifyPin(transport: Transport, pin: string): Promise<VerifyPinResult> {
  const value = encodePin(pin);
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) return refusal(STEP.SELECT, selected.statusWord);
  const { statusWord } = await verify(transport, value);
  return statusWord === SW.SUCCESS ? { outcome: 'verified' } : pinRefusal(STEP.VERIFY, statusWord);
}

/** How the PIN stands; costs no try. */
export async function pinStatus(transport: Transport): Promise<PinStatus> {
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) return refusal(STEP.SELECT, selected.statusWord);
  const { statusWord } = await verify(transport);
  if (statusWord === SW.SUCCESS) return { outcome: 'verified' };
  if (statusWord === SW.METHOD_BLOCKED) return { outcome: 'blocked' };
  const triesLeft = triesOf(statusWord);
  return triesLeft === undefined ? refusal(STEP.STATUS, statusWord) : { outcome: 'not-verified', triesLeft };
}

/** A wrong old PIN costs a try. @throws TerminalError for a PIN that is none; TransportError when the link fails */
export async function changePin(
  transport: Transport,
  oldPin: string,
  newPin: string,
): Promise<ChangePinResult> {
  const data = concatBytes(encodePin(oldPin), Uint8Array.of(SEPARATOR), encodePin(newPin));
  const selected = await selectSsse(transport);
  if (!isSelected(selected.statusWord)) return refusal(STEP.SELECT, selected.statusWord);
  const { statusWord } = await changeReferenceData(transport, data);
  return statusWord === SW.SUCCESS ? { outcome: 'changed' } : pinRefusal(STEP.CHANGE, statusWord);
}
