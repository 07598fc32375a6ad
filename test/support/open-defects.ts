import type { Finding } from '../../host-cli/fuzzing/finding.js';
import type { PlayedStep } from '../../host-cli/fuzzing/player.js';

/** A defect of the card that the fuzzer has found and nobody has mended yet. */
export interface OpenDefect {
  readonly ins: number;
  readonly what: string;
  /** What is said to a fresh demonstration card, contacts, T=0; the last answer is wrong. */
  readonly shows: readonly string[];
  /** What the last answer begins with once it is mended. */
  readonly right: string;
}

/**
 * The aim is an empty list. A row goes when its defect is mended: a test says so then. 6Cxx tells that the process was
 * aborted (ISO/IEC 7816-3:2006, 12.2.3); here the command has had its effect by then, and the same command with the Le
 * that was told does something else.
 */
export const OPEN_DEFECTS: readonly OpenDefect[] = [
  {
    ins: 0xa4,
    what: 'SELECT of the parent answers 6C1E and has selected it: sent again with Le 1E it selects the one above',
    shows: ['00A4040006D15600000503', '00A4030010', '00A403001E'],
    right: '6F1C840F7378312E73682EC9E7BBE1B1A3D5CF',
  },
  {
    ins: 0xa8,
    what: 'GET PROCESSING OPTIONS answers 6C14, has raised the ATC, and answers 6985 to the right Le',
    shows: [
      '00A4040008A00000033301010100',
      `80A80000228320${'00'.repeat(32)}05`,
      `80A80000228320${'00'.repeat(32)}14`,
    ],
    right: '80',
  },
  {
    ins: 0xae,
    what: 'GENERATE AC with too short an Le answers 6Cxx, has ended the transaction, and answers 6985 to the right Le',
    shows: [
      '00A4040008A00000033301010100',
      `80A80000228320${'00'.repeat(32)}00`,
      `80AE000034${'00'.repeat(52)}05`,
      `80AE000034${'00'.repeat(52)}20`,
    ],
    right: '80',
  },
];

/**
 * Whether what was played shows an open defect, from which all that follows may come: one of the commands was answered
 * with 6Cxx.
 */
export function showsOpenDefect(played: readonly Pick<PlayedStep, 'command' | 'answer'>[]): boolean {
  return played.some(
    ({ command, answer }) => answer?.[0] === 0x6c && OPEN_DEFECTS.some(({ ins }) => ins === command?.[1]),
  );
}

/** Findings that no open defect explains. */
export function unexplained(found: readonly Finding[]): readonly Finding[] {
  return found.filter(({ played }) => !showsOpenDefect(played));
}
