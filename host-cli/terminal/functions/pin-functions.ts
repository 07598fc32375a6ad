import type { Transport } from '../../../apdu/transport/transport.js';
import type { KeyRing } from '../keys/key-ring.js';
import type { PinRefusal } from '../pin/pin-result.js';
import { reloadPin, unblockPin } from '../pin/reset-pin.js';
import { changePin, verifyPin } from '../pin/verify-pin.js';
import { requireCard } from './card-info.js';
import { reachInterface } from './card-type.js';
import { asFunction, cardFailure, type FunctionFailure, failure } from './function-result.js';
import type { FunctionResult } from './result-codes.js';

/*
 * The PIN functions of LD/T 33. There the PIN comes from the keypad of the reader; here it is an argument, as text of
 * 4 to 12 digits. `text` is '' on success.
 */

export function iVerifyPIN(iType: number, transport: Transport, pin: string): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const result = await verifyPin(transport, pin);
    if (result.outcome !== 'verified') throw pinFailure(result);
    return '';
  });
}

export function iChangePIN(
  iType: number,
  transport: Transport,
  oldPin: string,
  newPin: string,
): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const result = await changePin(transport, oldPin, newPin);
    if (result.outcome !== 'changed') throw pinFailure(result);
    return '';
  });
}

/** @param pCardInfo '卡识别码|卡号|' of the card meant, or '' for any */
export function iUnblockPIN(
  iType: number,
  transport: Transport,
  keyRing: KeyRing,
  pCardInfo = '',
): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const result = await unblockPin(transport, keyRing, await requireCard(transport, pCardInfo));
    if (result.outcome !== 'unblocked') throw cardFailure(result);
    return '';
  });
}

/** @param pCardInfo '卡识别码|卡号|' of the card meant, or '' for any */
export function iReloadPIN(
  iType: number,
  transport: Transport,
  keyRing: KeyRing,
  newPin: string,
  pCardInfo = '',
): Promise<FunctionResult> {
  return asFunction(async () => {
    await reachInterface(iType, transport);
    const result = await reloadPin(transport, keyRing, await requireCard(transport, pCardInfo), newPin);
    if (result.outcome !== 'reloaded') throw cardFailure(result);
    return '';
  });
}

/** Wrong -51 with the tries left, blocked -52; else minus the status word. */
export function pinFailure(refusal: PinRefusal): FunctionFailure {
  if (refusal.outcome === 'wrong-pin')
    return failure('PIN_WRONG', `PIN 验证失败，还可试 ${refusal.triesLeft} 次`);
  if (refusal.outcome === 'blocked') return failure('PIN_BLOCKED');
  return cardFailure(refusal);
}
