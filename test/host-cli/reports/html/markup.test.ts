import { expect, test } from 'vitest';
import { Markup, markup } from '../../../../host-cli/reports/html/markup.js';

test('text is escaped, in elements and in attributes', () => {
  const evil = `<script>alert("1")</script> & 'x'\u0000`;
  expect(markup`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &apos;x&apos;\uFFFD">' +
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &apos;x&apos;\uFFFD</p>',
  );
});

test('markup is not escaped again; lists are joined; nothing is nothing', () => {
  const item = (name: string): Markup => markup`<li>${name}</li>`;
  expect(markup`<ul>${['a', '<'].map(item)}${undefined}${false}${0}</ul>`.text).toBe(
    '<ul><li>a</li><li>&lt;</li>0</ul>',
  );
  expect(markup`${new Markup('<b>')}${['<', [markup`<i>`]]}`.text).toBe('<b>&lt;<i>');
});
