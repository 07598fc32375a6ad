import { expect, test, vi } from 'vitest';
import { Report } from '../../../host-cli/output/report.js';
import { fakeStreams } from '../../support/cli.js';

test('text for people: the data are not printed', async () => {
  const { streams, output } = fakeStreams();
  const report = new Report(streams, false);
  await report.document({ a: 1 }, ({ success }) => [success('one'), 'two']);
  (await report.items())({ a: 1 }, () => 'three');
  expect(output.text).toBe('one\ntwo\nthree\n');
});

test('a document for programs; the text is not even made', async () => {
  const { streams, output } = fakeStreams();
  const text = vi.fn(() => 'never');
  await new Report(streams, true).document({ a: 1, statusWord: 0x6982 }, text);
  expect(JSON.parse(output.text)).toEqual({ a: 1, statusWord: '6982' });
  expect(text).not.toHaveBeenCalled();
});

test('items for programs are a line each; those without data are none', async () => {
  const { streams, output } = fakeStreams();
  const print = await new Report(streams, true).items();
  print({ a: 1 }, () => 'never');
  print(undefined, () => 'never');
  print({ b: '卡\n' }, () => 'never');
  expect(output.text).toBe('{"a":1}\n{"b":"卡\\n"}\n');
});

test('no lines print nothing', async () => {
  const { streams, output } = fakeStreams();
  (await new Report(streams, false).items())({}, () => []);
  expect(output.text).toBe('');
});

test('colours at a terminal', async () => {
  const { streams, output } = fakeStreams();
  output.isTTY = true;
  await new Report(streams, false).document({}, ({ refusal }) => refusal('no'));
  expect(output.text).toContain('\u001b[31m');
});
