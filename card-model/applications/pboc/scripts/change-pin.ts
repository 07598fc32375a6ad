import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import type { Script } from './run-script.js';

/** P2 of PIN CHANGE/UNBLOCK. pboc.md 4, 5 */
export const PIN_CHANGE = {
  /** Gives the tries back. */
  UNBLOCK: 0x00,
  /** The same with a new PIN, which only someone who knows the current one can have made. */
  WITH_CURRENT: 0x01,
  /** The same with a new PIN. */
  WITHOUT_CURRENT: 0x02,
} as const;

const FILL = 'f';

/** Digits of a PIN as the card keeps it: packed BCD, an odd count filled with F. */
function digitsOf(value: Uint8Array): string {
  const text = Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return text.endsWith(FILL) ? text.slice(0, -1) : text;
}

function packed(digits: string): Uint8Array {
  const text = digits.length % 2 === 0 ? digits : digits + FILL;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

/**
 * Gives the tries of the PIN back, and sets a new one if there is one, as part of the running command. 6A80 when no PIN
 * comes out of the enciphered data, as with a wrong current PIN; 6A88 for an application without PIN.
 */
export function applyPinChange(
  memory: NonVolatileMemory,
  { directory, transaction, data }: Script,
  kind: number,
): StatusWord {
  const { pin } = directory;
  if (!pin) return SW.REFERENCE_NOT_FOUND;
  if (kind !== PIN_CHANGE.UNBLOCK) {
    const current = kind === PIN_CHANGE.WITH_CURRENT ? digitsOf(pin.toImage().value) : undefined;
    const digits = transaction.keys.openPinChange(transaction.atc, data, current);
    if (digits === undefined) return SW.WRONG_DATA;
    pin.replace(memory, packed(digits));
  }
  pin.restoreTries(memory);
  return SW.SUCCESS;
}
