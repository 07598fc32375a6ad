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

test('Ctrl-C is told as a choice, not a fault', async () => {
  const { streams, input, shown } = terminal();
  const answer = askSecretAt(streams)!('PIN:');
  while (!shown().includes('PIN:')) await new Promise((resolve) => setImmediate(resolve));
  input.write('\u0003');
  await expect(answer).rejects.toThrow(/^cancelled; nothing was changed$/);
});
