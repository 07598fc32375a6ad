/** Short identifiers of the files of the bank application; the logs are those of 9F4D and DF4D. pboc.md 1, 2 */
export const SFI = {
  TRACK: 0x01,
  CERTIFICATES: 0x02,
  SIGNED: 0x03,
  VELOCITY: 0x04,
  CASH_AUTHORISATION: 0x05,
  SIGNATURE: 0x06,
  FAST_SIGNED: 0x07,
  CERTIFICATES_SM: 0x08,
  FAST_CERTIFICATES_SM: 0x09,
  FAST_CERTIFICATES: 0x0a,
  TRANSACTIONS: 0x0b,
  LOADS: 0x0c,
} as const;

/** Records of each log. */
export const LOG_RECORDS = 10;

/** Identifier of the EF with a short identifier: convention. */
export const fidOfSfi = (sfi: number): number => 0xef00 + sfi;
