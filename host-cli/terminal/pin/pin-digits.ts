import { encodeBcd } from '../../../apdu/codec/bcd.js';
import { TerminalError } from '../terminal-error.js';

const LENGTH = { minimum: 4, maximum: 12 } as const;

/**
 * The PIN as commands carry it: BCD, an odd count of digits filled with F. conventions, PIN commands.
 * @throws TerminalError `PIN_NOT_DIGITS`, `PIN_LENGTH`; the PIN is not repeated
 */
export function encodePin(pin: string): Uint8Array {
  if (!/^[0-9]*$/.test(pin)) throw new TerminalError('PIN_NOT_DIGITS', 'a PIN has digits 0 to 9 only');
  if (pin.length < LENGTH.minimum || pin.length > LENGTH.maximum) {
    const allowed = `a PIN has ${LENGTH.minimum} to ${LENGTH.maximum} digits`;
    throw new TerminalError('PIN_LENGTH', `${allowed}; this one has ${pin.length}`);
  }
  return encodeBcd(pin);
}
