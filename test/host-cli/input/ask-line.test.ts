import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askLineAt } from '../../../host-cli/input/ask-line.js';
import { fakeStreams } from '../../support/cli.js';

function terminal() {
  const { streams, error, output } = fakeStreams();
  const input = Object.assign(new PassThrough(), { isTTY: true });
  return { streams: { ...streams, input }, input, error, output };
}

test('asks on standard error and shows what is typed', async () => {
  const { streams, input, error, output } = terminal();
  const answer = askLineAt(streams)!('Number: ');
  input.write('A10000015\n');
  expect(await answer).toBe('A10000015');
  expect(error.text).toContain('Number: ');
  expect(output.text).toBe('');
});

test('an input that ends answers nothing', async () => {
  const { streams, input } = terminal();
  const answer = askLineAt(streams)!('Number: ');
  input.end();
  expect(await answer).toBeUndefined();
});

test('without a terminal nobody is asked', () => {
  expect(askLineAt(fakeStreams().streams)).toBeUndefined();
});
