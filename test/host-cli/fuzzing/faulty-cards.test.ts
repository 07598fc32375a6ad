import { expect, test } from 'vitest';
import { explore } from '../../../host-cli/fuzzing/explore.js';
import { INVARIANTS } from '../../../host-cli/fuzzing/invariants/invariant-table.js';
import { SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { MOVES } from '../../../host-cli/fuzzing/moves/move-table.js';
import { demonstrationContents } from '../../support/demonstration.js';
import type { Fault } from '../../support/faulty-cards/fault.js';
import { type Catch, catchLines, faultTable } from '../../support/faulty-cards/fault-table.js';
import { unexplained } from '../../support/open-defects.js';

const contents = demonstrationContents();
const COMMANDS = 60_000;

/** What the fuzzer finds first in a card with this fault, beside what it finds in the true card. */
async function caught(fault: Fault): Promise<Catch> {
  const source = new SimulatedSource(contents, { make: (options) => fault.make(options) });
  const by = new Set<string>();
  await explore(source, {
    seed: 3,
    commands: COMMANDS,
    moves: MOVES,
    invariants: INVARIANTS,
    interrupted: () => by.size > 0,
    onFinding: (finding) => {
      if (unexplained([finding]).length > 0) by.add(finding.breach.invariant.name);
    },
  });
  return { fault, by: [...by] };
}

/** Wrong only in what no invariant speaks of: for the conformance suites. */
const FOR_CONFORMANCE = ['file-not-found-for-record', 'rights-before-format'];

test('the fuzzer catches the seeded faults', async () => {
  const catches: Catch[] = [];
  for (const fault of faultTable()) catches.push(await caught(fault));
  const lines = catchLines(catches);
  const missed = catches.filter(({ by }) => by.length === 0).map(({ fault }) => fault.name);
  expect(missed.sort(), lines.join('\n')).toEqual(FOR_CONFORMANCE);
  expect(lines.at(-1)).toBe(`${catches.length - missed.length} of ${catches.length} faults caught`);
  // Shown where the tests are read: which invariant caught which fault.
  process.stderr.write(`${lines.join('\n')}\n`);
}, 300_000);
