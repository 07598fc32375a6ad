import { afterAll, expect, test } from 'vitest';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { scriptsOf } from '../../../host-cli/conformance/suites.js';
import { BANK_FAULTS } from '../../support/faulty-cards/bank-faults.js';
import type { Fault } from '../../support/faulty-cards/fault.js';
import { type Catch, catchLines, faultTable } from '../../support/faulty-cards/fault-table.js';
import { cardOf, casesOf, runScripts } from './suite-runs.js';

const SCRIPTS = SUITES.filter(({ needs }) => !needs.includes('blank-card')).flatMap(scriptsOf);
/** Only to be done sooner: what is wrong with a bank application shows in these. */
const BANK_FIRST = SCRIPTS.toSorted((a, b) => Number(isOfBank(b)) - Number(isOfBank(a)));

const catches: Catch[] = [];

test.each(faultTable().map((fault) => [fault.name, fault.breaks, fault] as const))(
  '%s: %s',
  async (_name, _breaks, fault) => {
    const by = await caughtBy(fault);
    catches.push({ fault, by });
    expect(by).not.toEqual([]);
  },
);

afterAll(() => {
  process.stdout.write(`Seeded faults and the case that catches each\n${catchLines(catches).join('\n')}\n`);
});

function isOfBank(script: string): boolean {
  return /[\\/]payment[\\/]|bank\.apdu$/.test(script);
}

/** The first case that fails on a card with the fault, or the suite whose script lost the card; nothing when all pass. */
async function caughtBy(fault: Fault): Promise<readonly string[]> {
  for (const script of BANK_FAULTS.includes(fault) ? BANK_FIRST : SCRIPTS) {
    const outcome = await runScripts(
      [script],
      cardOf(() => fault.make()),
    );
    const [failed] = casesOf(outcome).filter(({ outcome: ended }) => ended === 'failed' || ended === 'error');
    const where = script.split(/[\\/]/).slice(-2, -1).join('');
    if (failed !== undefined) return [`${where}: ${failed.head.name}`];
    if (outcome.fault !== undefined) return [`${where}: the link failed`];
  }
  return [];
}
