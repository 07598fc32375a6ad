import { expect, test } from 'vitest';
import type { CaseResult } from '../../../apdu/script/script-result.js';
import type { ScriptRun } from '../../../host-cli/campaigns/campaign-result.js';
import { skippedReasons, suiteResults } from '../../../host-cli/conformance/suite-results.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { aCampaign, aCard, aCase, aRun } from '../../support/campaign-results.js';

const [iso, functions] = SUITES;

function runOf(file: string, cases: readonly CaseResult[], more: Partial<ScriptRun> = {}): ScriptRun {
  const run = aRun(cases, more);
  return { ...run, result: { ...run.result, script: { ...run.result.script, file } } };
}

const ended = (outcome: CaseResult['outcome'], reason?: string): CaseResult =>
  aCase({ name: 'one' }, [], { outcome, ...(reason !== undefined && { reason }) });

test('cases are counted suite by suite, of the last attempts alone', () => {
  const result = aCampaign([
    runOf('/x/conformance/iso-7816/a.apdu', [ended('passed'), ended('failed')]),
    runOf('/x/conformance/iso-7816/a.apdu', [ended('passed'), ended('passed')], { attempt: 2 }),
    runOf('/x/conformance/iso-7816/b.apdu', [ended('skipped', 'needs keys'), ended('error')]),
    runOf('/x/conformance/iso-7816/b.apdu', [ended('passed')], { card: { ...aCard, address: 'pcsc:' } }),
  ]);
  expect(suiteResults([iso!, functions!], result)).toEqual([
    { suite: iso, counts: { passed: 3, failed: 0, error: 1, skipped: 1 } },
    { suite: functions, counts: { passed: 0, failed: 0, error: 0, skipped: 0 } },
  ]);
});

test('reasons for skipping are counted, whatever the order of what is needed', () => {
  const result = aCampaign([
    runOf('a/iso-7816/a.apdu', [ended('skipped', 'needs pin, keys'), ended('skipped', 'needs keys, pin')]),
    runOf('a/iso-7816/b.apdu', [ended('skipped', 'not allowed: it ends the card'), ended('passed')]),
  ]);
  expect([...skippedReasons(result)]).toEqual([
    ['needs keys, pin', 2],
    ['not allowed: it ends the card', 1],
  ]);
});
