import { describe, expect, test } from 'vitest';
import type { CampaignResult } from '../../../host-cli/campaigns/campaign-result.js';
import { findReportFormat, REPORT_FORMATS } from '../../../host-cli/reports/report-table.js';
import { aCampaign, aCase, anExchange, aResult, aRun, Talk } from '../../support/campaign-results.js';
import { AID, PIN } from '../../support/demonstration.js';

test('formats are named once, in both languages', () => {
  expect(REPORT_FORMATS.map(({ name }) => name)).toEqual(['junit', 'tap', 'jsonl', 'html']);
  for (const { meaning } of REPORT_FORMATS) {
    expect(meaning.en).not.toBe('');
    expect(meaning.zh).toMatch(/\p{Script=Han}/u);
  }
  expect(findReportFormat('tap')).toBe(REPORT_FORMATS[1]);
  expect(findReportFormat('xml')).toBeUndefined();
});

const KEY = 'C0FFEE0123456789ABCDEF5566778899';

/** A PIN and a key wherever a script, a card or the program may let them slip. */
function slippingCampaign(): CampaignResult {
  const spaced = (digits: string): string => digits.replace(/..(?=.)/g, '$& ');
  const verify = new Talk()
    .send(`00A404000F${AID.SSSE}`)
    .add('note', `note the PIN is ${PIN}`)
    .add('set', `set pin = ${spaced(PIN)}`)
    .add('set', `set key = ${KEY}`)
    .send(`0020000003${PIN}`)
    .add('send', `send 00 82 00 0A 10 ${spaced(KEY)}`, {
      exchanges: [anExchange(`0082000A10${KEY}`, '6982', { secret: true })],
    })
    .add('verb', `verify ${PIN}`, { message: `the card took ${PIN}` })
    .add('check', `check $pin = ${PIN}`, {
      outcome: 'failed',
      expected: PIN,
      received: spaced(PIN),
      message: `${KEY} is not ${PIN}`,
    });
  const unreached = aResult('send', 'send 00 20 00 00 03 13 57 91', { outcome: 'skipped' });
  const failing = aCase({ name: `PIN ${PIN}` }, [...verify.steps, unreached], {
    reason: `line 9: expected ${PIN}, received ${spaced(PIN)}; key ${KEY.toLowerCase()}`,
  });
  const fault = aCase(
    { name: 'fault' },
    [
      aResult('send', `send 00 20 00 00 03 ${spaced(PIN)}`, {
        outcome: 'fault',
        message: `cannot send ${spaced(PIN)}`,
      }),
    ],
    { reason: `line 1: send 00 20 00 00 03 ${spaced(PIN)}` },
  );
  const skipped = aCase({ name: 'skipped' }, [], { outcome: 'skipped', reason: `not with PIN ${PIN}` });
  return aCampaign([aRun([failing, fault, skipped])]);
}

describe.each(REPORT_FORMATS.map(({ name }) => name))('%s', (name) => {
  test.each(['en', 'zh'] as const)('tells no PIN and no key, in %s', async (language) => {
    const write = await findReportFormat(name)!.load();
    const text = [...write(slippingCampaign(), { language })].join('');
    const digits = text.replace(/[\s]|<[^>]*>/g, '').toUpperCase();
    expect(digits).not.toContain(PIN);
    expect(digits).not.toContain('135791');
    expect(digits).not.toContain(KEY);
    expect(digits).not.toContain('C0FFEE');
    expect(text).toContain('**');
  });
});
