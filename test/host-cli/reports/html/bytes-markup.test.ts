import { expect, test } from 'vitest';
import { bytesMarkup, comparison } from '../../../../host-cli/reports/html/bytes-markup.js';
import { aCampaign } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

const page = aPage(aCampaign([]));

test('bytes are spaced', () => {
  expect(bytesMarkup('00A4**').text).toBe('<code class="bytes">00 A4 **</code>');
});

test('what differs is marked on both sides', () => {
  const { text } = comparison('01 02 9000', '01 03 9000', page)!;
  expect(text).toContain('01 <mark>02</mark> 90 00');
  expect(text).toContain('01 <mark>03</mark> 90 00');
  expect(wordsOf(comparison('01 02 9000', '01 03 9000', page))).toBe(
    'Expected 01 02 90 00 Received 01 03 90 00',
  );
});

test('words are compared by the reader', () => {
  const { text } = comparison('<torn>', 'no answer', page)!;
  expect(text).not.toContain('<mark>');
  expect(text).toContain('&lt;torn&gt;');
});

test('one side alone, and none', () => {
  expect(wordsOf(comparison(undefined, '9000', page))).toBe('Received 9000');
  expect(wordsOf(comparison('9000', undefined, page))).toBe('Expected 9000');
  expect(comparison(undefined, undefined, page)).toBeUndefined();
});

test('64 KiB of bytes are shortened', () => {
  expect(comparison('9000', '5A '.repeat(65_536), page)!.text.length).toBeLessThan(6000);
});
