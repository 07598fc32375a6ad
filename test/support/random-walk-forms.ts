import type { WalkCommand } from './random-walk-apdu.js';

export const noData = ({ data }: WalkCommand): boolean => data.length === 0;
export const someData = ({ data }: WalkCommand): boolean => data.length > 0;
export const dataOf =
  (...counts: number[]) =>
  ({ data }: WalkCommand): boolean =>
    counts.includes(data.length);
export const dataFrom =
  (least: number, most: number) =>
  ({ data }: WalkCommand): boolean =>
    data.length >= least && data.length <= most;
export const macAnd =
  (count: number) =>
  ({ data, extended }: WalkCommand): boolean =>
    data.length === count + 4 && !extended;
export const p1p2 =
  (p1: number, ...p2: number[]) =>
  (command: WalkCommand): boolean =>
    command.p1 === p1 && p2.includes(command.p2);
export const p1Zero = ({ p1 }: WalkCommand): boolean => p1 === 0;
export const asksSomething = ({ data, ne }: WalkCommand): boolean => data.length === 0 && ne > 0;
export const binaryParameters = ({ p1, sfi }: WalkCommand): boolean =>
  p1 < 0x80 || ((p1 & 0x60) === 0 && sfi !== 0 && sfi !== 31);
export const recordParameters = ({ p1, p2, sfi }: WalkCommand): boolean =>
  p1 !== 0xff && sfi !== 31 && (p2 & 7) <= 4;

/** Counts of bytes that SELECT takes by P1. ISO/IEC 7816-4:2005, table 39. */
export const SELECT_LENGTHS: Readonly<Record<number, (count: number) => boolean>> = {
  0: (count) => count === 0 || count === 2,
  1: (count) => count === 2,
  2: (count) => count === 2,
  3: (count) => count === 0,
  4: (count) => count >= 5 && count <= 16,
  8: (count) => count >= 2 && count % 2 === 0,
  9: (count) => count >= 2 && count % 2 === 0,
};

/** 4 to 12 digits in BCD, an odd count filled with F. Conventions, PIN commands. */
export function isPin(value: Uint8Array): boolean {
  const digits = Buffer.from(value).toString('hex');
  return digits.length <= 12 && /^\d{4}$|^\d{5,}f?$/.test(digits) && digits.length % 2 === 0;
}

/** Of CHANGE PIN: where the FF stands between the old PIN and the new one. */
export function holdsTwoPins({ data }: WalkCommand): boolean {
  const separator = data.indexOf(0xff);
  return separator >= 2 && separator <= 6 && isPin(data.subarray(separator + 1));
}
