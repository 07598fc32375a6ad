/** What the program ends with. Contract, exit codes; scripts rely on the numbers. */
export const EXIT_CODES = {
  DONE: { value: 0, meaning: 'done' },
  REFUSED: { value: 1, meaning: 'the card refused, or an expectation failed' },
  USAGE: { value: 2, meaning: 'wrong usage' },
  LINK: { value: 3, meaning: 'no reader, no card, or the link failed' },
  FILE: { value: 4, meaning: 'a file is missing, cannot be written, is damaged or not understood' },
  /** Outside the numbers that mean something to a script: it is never the user's mistake. */
  FAULT: { value: 70, meaning: 'a fault of sscard itself' },
} as const satisfies Record<string, { value: number; meaning: string }>;

export type ExitName = keyof typeof EXIT_CODES;

/** Lines for the help, one a code. */
export function exitCodeLines(): string[] {
  return Object.values(EXIT_CODES).map(({ value, meaning }) => `  ${String(value).padEnd(4)}${meaning}`);
}
