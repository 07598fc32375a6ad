import { expect, test } from 'vitest';
import { factList } from '../../../../host-cli/reports/html/facts.js';
import { markup } from '../../../../host-cli/reports/html/markup.js';

test('names and values, without those that have none', () => {
  expect(
    factList([
      ['Seed', '<42>'],
      ['Tags', undefined],
      ['Card', markup`<b>1</b>`],
    ]).text,
  ).toBe(
    '<dl class="facts"><div><dt>Seed</dt><dd>&lt;42&gt;</dd></div><div><dt>Card</dt><dd><b>1</b></dd></div></dl>',
  );
});
