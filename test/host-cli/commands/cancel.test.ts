import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { runProgram } from '../../../host-cli/program/run-program.js';
import { KEYS, useCardOffice } from '../../support/card-office.js';
import { fakeStreams } from '../../support/cli.js';

const { at, folder, image } = useCardOffice();

test('needs --yes where nobody can be asked', async () => {
  const before = image();
  expect(await at(['cancel'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/cancelled for good.*--yes/),
  });
  expect(image()).toBe(before);
  expect(await at(['cancel', '--yes'])).toMatchObject({
    status: 0,
    stdout:
      'the social application is cancelled for good: it can be selected and serves nothing; the bank application is untouched\n',
  });
  expect(await at(['cancel', '--yes'])).toMatchObject({
    status: 1,
    stdout: 'the social application is cancelled for good already: nothing to do, and no key was used\n',
  });
});

async function atTerminal(typed: string) {
  const { streams, output, error } = fakeStreams();
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.write(`${typed}\n`);
  const argv = ['cancel', '-r', `sim:${folder.path('card.img')}`, '--keys', KEYS];
  const status = await runProgram(argv, { ...streams, input }, '0');
  return { status, stdout: output.text, stderr: error.text };
}

test('at a terminal the card number is asked for', async () => {
  const before = image();
  expect(await atTerminal('A10000016')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('that is not the card number; nothing was changed'),
  });
  expect(image()).toBe(before);
  const done = await atTerminal('A10000015');
  expect(done).toMatchObject({ status: 0, stdout: expect.stringContaining('cancelled for good') });
  expect(done.stderr).toContain('Type the card number (A10000015)');
});
