import { ANSWER_FAULTS } from './answer-faults.js';
import { BANK_FAULTS } from './bank-faults.js';
import { COUNTER_FAULTS } from './counter-faults.js';
import type { Fault } from './fault.js';
import { FILE_FAULTS } from './file-faults.js';
import { MESSAGE_FAULTS } from './message-faults.js';
import { RIGHT_FAULTS } from './right-faults.js';

/** Every seeded fault. What finds faults in cards, such as the fuzzer and the conformance suites, is judged by them. */
export function faultTable(): readonly Fault[] {
  return [
    ...COUNTER_FAULTS,
    ...RIGHT_FAULTS,
    ...MESSAGE_FAULTS,
    ...FILE_FAULTS,
    ...ANSWER_FAULTS,
    ...BANK_FAULTS,
  ];
}

/** What caught a fault; nothing when it went unseen. */
export interface Catch {
  readonly fault: Fault;
  /** Names of invariants or cases. */
  readonly by: readonly string[];
}

/** The table of faults and what catches them, one a line. */
export function catchLines(catches: readonly Catch[]): readonly string[] {
  const width = Math.max(...catches.map(({ fault }) => fault.name.length));
  const caught = catches.filter(({ by }) => by.length > 0).length;
  return [
    ...catches.map(({ fault, by }) => `${fault.name.padEnd(width)}  ${by.length > 0 ? by.join(', ') : '-'}`),
    `${caught} of ${catches.length} faults caught`,
  ];
}
