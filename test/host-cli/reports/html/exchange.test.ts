import { expect, test } from 'vitest';
import { createTraceDecoder } from '../../../../host-cli/output/card-decoder.js';
import { exchangeMarkup } from '../../../../host-cli/reports/html/exchange.js';
import { Secrets } from '../../../../host-cli/reports/telling/secrets.js';
import { tellExchange } from '../../../../host-cli/reports/telling/tell-exchange.js';
import { aCampaign, anExchange } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

function shown(command: string, response?: string, more = {}, isOpen = false) {
  const told = tellExchange(anExchange(command, response, more), createTraceDecoder(), new Secrets());
  return exchangeMarkup(told, isOpen, aPage(aCampaign([])));
}

test('in one line, with command and answer inside', () => {
  const html = shown('0084000008', '11223344556677889000');
  expect(html.text).toMatch(/^<details class="exchange"><summary>/);
  expect(wordsOf(html)).toBe(
    'asks for 8 random bytes 9000 0.612 ms Command GET CHALLENGE 00 84 00 00 08 CLA 00 INS 84 P1 00 P2 00 Le 08 (8) ' +
      'Clause: ISO/IEC 7816-4:2005, 7.5.3; lengths as conventions, kernel rules ' +
      'Answer SUCCESS 11 22 33 44 55 66 77 88 90 00 data 11 22 33 44 55 66 77 88 9000 done Selected now: MF',
  );
});

test('open where asked', () => {
  expect(shown('0084000008', '9000', {}, true).text).toMatch(/^<details class="exchange" open>/);
});

test('data objects are lists in lists', () => {
  const html = shown('00A4040000', '6F0A8408A0000000033201019000');
  expect(html.text).toMatch(
    /<ul class="fields"><li><span class="label">6F[^<]*<\/span>[\s\S]*<ul class="fields"><li><span class="label">84/,
  );
});

test('a refusal tells what to do next', () => {
  const html = shown('00B2010400', '6982');
  expect(html.text).toContain('<span class="sw refusal">6982</span>');
  expect(wordsOf(html)).toContain('Next:');
});

test('secrets are hidden', () => {
  expect(wordsOf(shown('0020000003246813', '9000'))).toContain('00 20 00 00 03 ** ** ** ');
  expect(wordsOf(shown('0020000003246813', '9000'))).toContain('data ** 3 bytes, hidden');
});

test('no answer, and what is no answer or no command', () => {
  expect(wordsOf(shown('0084000008'))).toMatch(/no answer 0\.612 ms .* Answer no answer/);
  expect(shown('0084000008', '90').text).toContain('class="problem"');
  expect(shown('008400', '6700').text).toContain('class="problem"');
});
