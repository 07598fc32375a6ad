import type { DecodedExchange, DecodedField } from '../../../apdu/trace/decoded-exchange.js';

/** Longer runs of bytes lose their middle; JSON Lines has them whole. */
const LONGEST_DIGITS = 4096;
const FIRST_DIGITS = 2048;
const LAST_DIGITS = 64;

/** What stands where bytes are left out: `1234 more`. */
export const leftOutBytes = (bytes: number): string => `[${bytes} more]`;

/** Hexadecimal digits that a page can hold, with the count of the bytes that were left out. */
export function shortHex(hex: string): string {
  if (hex.length <= LONGEST_DIGITS) return hex;
  const leftOut = (hex.length - FIRST_DIGITS - LAST_DIGITS) / 2;
  return `${hex.slice(0, FIRST_DIGITS)}${leftOutBytes(leftOut)}${hex.slice(-LAST_DIGITS)}`;
}

/** The same for everything in an exchange. */
export function shortExchange(exchange: DecodedExchange): DecodedExchange {
  const { command, response } = exchange;
  if (command.hex.length <= LONGEST_DIGITS && response.hex.length <= LONGEST_DIGITS) return exchange;
  return {
    ...exchange,
    command: { ...command, hex: shortHex(command.hex), fields: command.fields.map(shortField) },
    response: { ...response, hex: shortHex(response.hex), fields: response.fields.map(shortField) },
  };
}

function shortField(field: DecodedField): DecodedField {
  const short = { ...field, hex: shortHex(field.hex) };
  return field.fields === undefined ? short : { ...short, fields: field.fields.map(shortField) };
}
