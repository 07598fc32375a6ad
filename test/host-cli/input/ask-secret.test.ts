import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askSecretAt } from '../../../host-cli/input/ask-secret.js';
import { fakeStreams } from '../../support/cli.js';

/** A terminal for the prompt: what it writes is kept. */
function terminal() {
  const { streams, output } = fakeStreams();
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const error = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let written = '';
  error.on('data', (chunk) => {
    written += chunk;
  });
  return {
    streams: { ...streams, input, error } as unknown as typeof streams,
    input,
    output,
    shown: () => written,
  };
}

test('without a terminal nobody is asked', () => {
  expect(askSecretAt(fakeStreams().streams)).toBeUndefined();
});

test('asks on standard error and shows nothing of the answer', async () => {
  const { streams, input, output, shown } = terminal();
  const answer = askSecretAt(streams)!('PIN:');
  while (!shown().includes('PIN:')) await new Promise((resolve) => setImmediate(resolve));
  input.write('246813\r');
  expect(await answer).toBe('246813');
  expect(shown()).not.toContain('2468');
  expect(output.text).toBe('');
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['Ctrl-D after digits', '2468\u0004'],
])('%s is told as a choice, not a fault', async (_name, keys) => {
  const { streams, input, shown } = terminal();
  const answer = askSecretAt(streams)!('PIN:');
  while (!shown().includes('PIN:')) await new Promise((resolve) => setImmediate(resolve));
  input.write(keys);
  await expect(answer).rejects.toThrow(/^cancelled; nothing was changed$/);
  expect([input.listenerCount('keypress'), shown().includes('2468')]).toEqual([0, false]);
});

test('an input that ends is the same choice', async () => {
  const { streams, input, shown } = terminal();
  const answer = askSecretAt(streams)!('PIN:');
  while (!shown().includes('PIN:')) await new Promise((resolve) => setImmediate(resolve));
  input.end();
  await expect(answer).rejects.toThrow(/^cancelled; nothing was changed$/);
});
