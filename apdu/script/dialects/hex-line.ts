import { fromHex } from '../../bytes.js';
import { CommandView } from '../../codec/command-view.js';
import { describeStatusWord } from '../../codec/status-word.js';

/** Hexadecimal with white space wherever people like it. */
const HEX_TEXT = /^[0-9a-f\s]+$/i;
const view = new CommandView();

/** The bytes of a line of nothing but hexadecimal digits; undefined for anything else. */
export function hexBytes(text: string): Uint8Array | undefined {
  if (!HEX_TEXT.test(text) || text.replace(/\s/g, '').length % 2 !== 0) return undefined;
  return fromHex(text);
}

export function isHexText(text: string): boolean {
  return HEX_TEXT.test(text);
}

/** Whether bytes are one of the cases of ISO/IEC 7816-3; an INS is neither 6X nor 9X (10.3.2 there). */
export function isCommand(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] === 0xff) return bytes.length >= 4 && view.parse(bytes);
  const ins = bytes[1]! >> 4;
  return ins !== 6 && ins !== 9 && view.parse(bytes);
}

/** Whether bytes end with a status word. */
export function isAnswer(bytes: Uint8Array): boolean {
  if (bytes.length < 2) return false;
  return describeStatusWord((bytes.at(-2)! << 8) | bytes.at(-1)!).name !== 'INVALID';
}
