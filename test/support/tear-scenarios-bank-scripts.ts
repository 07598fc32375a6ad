import { pinBlock } from './payment-card.js';
import {
  blocked,
  completed,
  declined,
  laterScript,
  newPin,
  online,
  scenario,
  script,
  secondCurrency,
  select,
} from './tear-bank.js';
import { encoding, type TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

type More = Partial<TearScenario>;

function lostTry(host: TearHost): void {
  select(host);
  host.refused(encoding(`0020008008${pinBlock('000000')}`), 0x63c2);
}

/** Header and data of every script command, after an AAC. */
const SCRIPTS: readonly [command: string, header: string, data: (host: TearHost) => string, More][] = [
  ['PUT DATA', '04DA9F79', () => '000000050000', {}],
  ['PUT DATA', '04DADF79', () => '000000009000', { start: secondCurrency }],
  ['PUT DATA', '04DA9F75', () => '000000009000', { start: secondCurrency }],
  ['UPDATE RECORD', '04DC0124', () => '70089F14010B9F230115', {}],
  ['PIN CHANGE/UNBLOCK', '84240000', () => '', { contactless: false, setUp: lostTry }],
  ['PIN CHANGE/UNBLOCK', '84240002', newPin, { contactless: false }],
  ['APPLICATION BLOCK', '841E0000', () => '', { contactless: false }],
  ['APPLICATION UNBLOCK', '84180000', () => '', { contactless: false, start: blocked }],
  ['CARD BLOCK', '84160000', () => '', { contactless: false }],
];

/** With a right MAC, yet not done: the failure is all that is left of them. */
const REFUSED: readonly [command: string, branch: string, header: string, data: string, answers: number][] = [
  ['PUT DATA', 'above the limit', '04DA9F79', '000000999999', 0x6a80],
  ['PUT DATA', 'no tag for scripts', '04DA9F36', '0011', 0x6a80],
  ['PUT DATA', 'another length', '04DA9F58', '0101', 0x6700],
  ['UPDATE RECORD', 'another length', '04DC0124', '700100', 0x6a80],
  ['UPDATE RECORD', 'no byte', '04DC0124', '', 0x6a80],
];

/** Issuer scripts, each torn at every write. */
export const BANK_SCRIPT_SCENARIOS: readonly TearScenario[] = [
  ...SCRIPTS.flatMap(([command, header, data, more]) => [
    scenario({
      command,
      branch: `${header}, right MAC`,
      approach: declined,
      act: (host) => script(host, header, data(host)),
      ...more,
    }),
    scenario({
      command,
      branch: `${header}, wrong MAC`,
      approach: declined,
      act: (host) => script(host, header, data(host), true),
      answers: 0x6988,
      ...more,
    }),
  ]),
  ...REFUSED.map(([command, branch, header, data, answers]) =>
    scenario({
      command,
      branch: `between the two GENERATE AC, ${branch}`,
      setUp: online,
      approach: online,
      act: (host) => script(host, header, data),
      answers,
    }),
  ),
  scenario({
    command: 'PIN CHANGE/UNBLOCK',
    branch: 'between the two GENERATE AC, no PIN in the data',
    contactless: false,
    setUp: online,
    approach: online,
    act: (host) => script(host, '84240002', '00'.repeat(16)),
    answers: 0x6a80,
  }),
  scenario({
    command: 'PUT DATA',
    branch: 'after the second GENERATE AC, counted',
    setUp: completed,
    approach: completed,
    act: (host) => laterScript(host, '04DA9F79', '000000050000'),
  }),
  scenario({
    command: 'PUT DATA',
    branch: 'after the second GENERATE AC, refused and counted',
    setUp: completed,
    approach: completed,
    act: (host) => laterScript(host, '04DA9F79', '000000999999'),
    answers: 0x6a80,
  }),
];
