import { exactLength, SW } from '../../apdu/codec/status-word.js';
import type { WalkCommand } from './random-walk-apdu.js';
import {
  asksSomething,
  binaryParameters,
  dataFrom,
  dataOf,
  holdsTwoPins,
  macAnd,
  noData,
  p1p2,
  p1Zero,
  recordParameters,
  SELECT_LENGTHS,
  someData,
} from './random-walk-forms.js';

/** How a command is served while its application is not in normal service. Conventions, application and card states. */
export type OutOfService =
  /** Never. */
  | 'no'
  /** Initialised and deactivated. */
  | 'not activated'
  /** That, and while blocked. */
  | 'not activated or blocked'
  /** Blocked; whether it is activated is not asked then. */
  | 'blocked'
  /** Whatever happens. */
  | 'always'
  /** Initialised and deactivated, for issuer data alone. */
  | 'issuer data';

/** What the conventions fix of a command before its own effect. */
export interface CommandRule {
  readonly name: string;
  readonly code: number;
  readonly p1?: number;
  readonly served: OutOfService;
  readonly contactOnly?: boolean;
  /** Needs a MAC and a challenge. */
  readonly secured?: boolean;
  /** 6985 on an issued card. */
  readonly beforeIssue?: boolean;
  readonly lengthFits: (command: WalkCommand) => boolean;
  readonly parametersFit: (command: WalkCommand) => boolean;
  /** What else makes the data none of this command's: 6A80. */
  readonly dataFit?: (command: WalkCommand) => boolean;
  /** Bytes of an answer that must not be lost: told before anything is done when Le asks for fewer. */
  readonly answerBytes?: number;
}

const NOT_FOR_ISSUED = { served: 'no', contactOnly: true, beforeIssue: true } as const;
const LIFE_CYCLE = {
  served: 'not activated',
  contactOnly: true,
  lengthFits: noData,
  parametersFit: p1p2(0, 0),
} as const;
const BLOCK = { contactOnly: true, secured: true, lengthFits: macAnd(0) } as const;

/** Every command of the social application. The clauses are those of the conventions. */
export const COMMAND_RULES: readonly CommandRule[] = [
  {
    name: 'SELECT',
    code: 0x00a4,
    served: 'always',
    lengthFits: ({ p1, data }) => SELECT_LENGTHS[p1]?.(data.length) ?? true,
    parametersFit: ({ p1, p2 }) =>
      SELECT_LENGTHS[p1] !== undefined && ([0, 4, 0x0c].includes(p2) || (p2 === 2 && p1 === 4)),
  },
  ...[0x00c0, 0x80c0, 0x84c0].map(
    (code): CommandRule => ({
      name: 'GET RESPONSE',
      code,
      served: 'always',
      lengthFits: asksSomething,
      parametersFit: p1p2(0, 0),
    }),
  ),
  {
    name: 'READ RECORD',
    code: 0x00b2,
    served: 'issuer data',
    lengthFits: asksSomething,
    parametersFit: recordParameters,
  },
  {
    name: 'READ BINARY',
    code: 0x00b0,
    served: 'issuer data',
    lengthFits: asksSomething,
    parametersFit: binaryParameters,
  },
  {
    name: 'UPDATE RECORD',
    code: 0x00dc,
    served: 'no',
    lengthFits: someData,
    parametersFit: recordParameters,
  },
  {
    name: 'WRITE RECORD',
    code: 0x00d2,
    served: 'no',
    lengthFits: someData,
    parametersFit: (command) => recordParameters(command) && command.p1 !== 0 && (command.p2 & 7) === 4,
  },
  {
    name: 'APPEND RECORD',
    code: 0x00e2,
    served: 'no',
    lengthFits: someData,
    parametersFit: ({ p1, p2, sfi }) => p1 === 0 && (p2 & 7) === 0 && sfi !== 31,
  },
  {
    name: 'UPDATE BINARY',
    code: 0x00d6,
    served: 'no',
    lengthFits: someData,
    parametersFit: binaryParameters,
  },
  {
    name: 'VERIFY',
    code: 0x0020,
    served: 'no',
    lengthFits: (command) => noData(command) || dataFrom(2, 6)(command),
    parametersFit: p1Zero,
  },
  {
    name: 'CHANGE PIN',
    code: 0x805e,
    served: 'no',
    contactOnly: true,
    lengthFits: dataFrom(5, 13),
    parametersFit: p1p2(1, 0),
    dataFit: holdsTwoPins,
  },
  {
    name: 'RESET PIN',
    code: 0x8424,
    served: 'no',
    contactOnly: true,
    secured: true,
    // Replaced by the model: the length depends on the algorithm.
    lengthFits: () => true,
    parametersFit: p1p2(0, 0, 1),
  },
  {
    name: 'GET CHALLENGE',
    code: 0x0084,
    served: 'not activated or blocked',
    lengthFits: ({ data, ne, asksForAll }) => data.length === 0 && (asksForAll || [4, 8, 16].includes(ne)),
    parametersFit: p1p2(0, 0),
  },
  {
    name: 'EXTERNAL AUTHENTICATE',
    code: 0x0082,
    served: 'not activated or blocked',
    lengthFits: dataOf(16, 17),
    parametersFit: p1Zero,
  },
  {
    name: 'INTERNAL AUTHENTICATE',
    code: 0x0088,
    served: 'not activated',
    lengthFits: dataOf(16),
    parametersFit: p1Zero,
  },
  { name: 'APPLICATION BLOCK', code: 0x841e, served: 'no', ...BLOCK, parametersFit: p1p2(0, 0, 1) },
  {
    name: 'APPLICATION UNBLOCK',
    code: 0x8418,
    ...BLOCK,
    served: 'blocked',
    parametersFit: p1p2(0, 0),
  },
  { name: 'CARD BLOCK', code: 0x8416, served: 'no', ...BLOCK, parametersFit: p1p2(0, 0) },
  { name: 'ACTIVATE', code: 0x0044, ...LIFE_CYCLE },
  { name: 'DEACTIVATE', code: 0x0004, ...LIFE_CYCLE },
  { name: 'TERMINATE', code: 0x00e6, ...LIFE_CYCLE },
  {
    name: 'CREATE FILE',
    code: 0x80e0,
    p1: 1,
    served: 'no',
    contactOnly: true,
    lengthFits: dataFrom(16, 32),
    parametersFit: p1p2(1, 0),
  },
  {
    name: 'DELETE FILE',
    code: 0x80e1,
    served: 'no',
    contactOnly: true,
    lengthFits: noData,
    parametersFit: p1p2(0, 1, 2, 3),
  },
  {
    name: 'WRITE KEY',
    code: 0x84d4,
    served: 'no',
    contactOnly: true,
    secured: true,
    lengthFits: macAnd(32),
    parametersFit: ({ p1, p2 }) => p1 <= 1 && p2 === 0,
  },
  {
    name: 'plain WRITE KEY',
    code: 0x00d4,
    ...NOT_FOR_ISSUED,
    lengthFits: dataOf(24),
    parametersFit: ({ p1, p2 }) => p1 <= 1 && p2 === 0,
  },
  {
    name: 'enciphered WRITE KEY',
    code: 0x80d4,
    ...NOT_FOR_ISSUED,
    secured: true,
    lengthFits: dataOf(32),
    parametersFit: ({ p1, p2 }) => p1 <= 1 && p2 === 0,
  },
  {
    name: 'PUT DATA',
    code: 0x84da,
    ...NOT_FOR_ISSUED,
    secured: true,
    // Replaced by the model: whole blocks of the algorithm.
    lengthFits: () => true,
    parametersFit: ({ p1, p2 }) => p1 !== 0 || p2 !== 0,
  },
  {
    name: 'END PRE-ISSUE',
    code: 0x80e0,
    p1: 2,
    ...NOT_FOR_ISSUED,
    lengthFits: noData,
    parametersFit: p1p2(2, 0),
  },
  {
    name: 'SHOW TRANSPORT KEY',
    code: 0x80e0,
    p1: 3,
    ...NOT_FOR_ISSUED,
    lengthFits: dataOf(8),
    parametersFit: p1p2(3, 0),
  },
  {
    name: 'SET SERIAL NUMBER',
    code: 0x80e0,
    p1: 5,
    ...NOT_FOR_ISSUED,
    lengthFits: dataOf(8),
    parametersFit: p1p2(5, 0),
    dataFit: ({ data }) => data[0] === 0 && data[1] === 0,
  },
  {
    name: 'SET ATR HEAD',
    code: 0x0014,
    ...NOT_FOR_ISSUED,
    lengthFits: dataOf(11),
    parametersFit: p1p2(0, 0),
    dataFit: ({ data }) => Buffer.from(data.subarray(0, 4)).toString('hex') === '3b6d0000',
  },
  {
    name: 'INITIALISE',
    code: 0x8050,
    served: 'no',
    contactOnly: true,
    lengthFits: dataOf(19),
    parametersFit: p1p2(1, 2),
  },
  {
    name: 'DEBIT',
    code: 0x8054,
    served: 'no',
    contactOnly: true,
    lengthFits: dataOf(15),
    parametersFit: p1p2(1, 0),
    answerBytes: 8,
  },
];

const CLASSES = new Set(COMMAND_RULES.map(({ code }) => code >> 8));
const INSTRUCTIONS = new Set(COMMAND_RULES.map(({ code }) => code & 0xff));

/** The rule of a command, or the status word for one that there is not. */
export function ruleFor([cla = 0, ins = 0, p1 = 0]: Uint8Array): CommandRule | number {
  const code = (cla << 8) | ins;
  const sharing = COMMAND_RULES.filter((rule) => rule.code === code);
  if (sharing.length > 0) return sharing.find((rule) => (rule.p1 ?? p1) === p1) ?? SW.WRONG_P1_P2;
  if (CLASSES.has(cla)) return INSTRUCTIONS.has(ins) ? SW.CLASS_UNKNOWN : SW.INSTRUCTION_UNKNOWN;
  if (cla >= 0xc0) return SW.CLASS_UNKNOWN;
  // The channel stands in two bits, or in four when bit 7 is set. ISO/IEC 7816-4:2005, 5.1.1.
  const basic = cla >= 0x40 && cla < 0x80 ? cla & 0x30 : cla & 0xfc;
  return CLASSES.has(basic) ? SW.CHANNEL_NOT_SUPPORTED : SW.CLASS_UNKNOWN;
}

/** What is wrong with the form: any of these may be told first, for the conventions put them on one level. */
export function formFaults(rule: CommandRule, command: WalkCommand): number[] {
  const { answerBytes = 0 } = rule;
  const faults = [
    ...(rule.lengthFits(command) ? [] : [SW.WRONG_LENGTH]),
    ...(rule.parametersFit(command) ? [] : [SW.WRONG_P1_P2]),
    ...((rule.dataFit?.(command) ?? true) ? [] : [SW.WRONG_DATA]),
  ];
  const tooShort = command.ne > 0 && command.ne < answerBytes;
  return faults.length === 0 && tooShort ? [exactLength(answerBytes)] : faults;
}
