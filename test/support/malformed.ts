/**
 * Commands of an instruction that is a MAC alone and has P1 P2 00 00, each with one thing wrong: the class, P1, P2, then
 * the length. The answers are `MALFORMED_ANSWERS`.
 * @param ins two hexadecimal digits
 */
export const malformed = (ins: string): string[] => [
  ...['94', '80'].map((cla) => `${cla}${ins}00000400000000`),
  `84${ins}01000400000000`,
  `84${ins}00010400000000`,
  `84${ins}0000`,
  `84${ins}000000`,
  `84${ins}000003000000`,
  `84${ins}0000050000000000`,
  `84${ins}0000FF${'00'.repeat(255)}`,
];

export const MALFORMED_ANSWERS = ['6E00', '6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700'];
