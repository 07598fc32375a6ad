import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { tellError } from '../../../host-cli/program/tell-error.js';
import { fakeStreams } from '../../support/cli.js';

function told(error: unknown, ...argv: string[]) {
  const { streams, output, error: sink } = fakeStreams();
  const status = tellError(error, argv, streams);
  return { status, stdout: output.text, stderr: sink.text };
}

test('one line on standard error', () => {
  expect(told(new UsageError('say\nwhat'))).toEqual({ status: 2, stdout: '', stderr: 'sscard: say what\n' });
});

test('with --json the error as data too', () => {
  const { stdout } = told(new UsageError('x'), 'read', '--json');
  expect(JSON.parse(stdout)).toEqual({ error: { code: 'USAGE', message: 'x', exitCode: 2 } });
});

test.each([
  [
    new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'\n(Did you mean --y?)"),
    "unknown option '--x' (Did you mean --y?)",
  ],
  [new CommanderError(1, 'commander.help', '(outputHelp)'), 'no verb was given; sscard --help lists them'],
])('mistakes of the command line are usage: %s', (error, message) => {
  expect(told(error)).toEqual({ status: 2, stdout: '', stderr: `sscard: ${message}\n` });
});

test('a fault shows its stack only with -v', () => {
  const fault = new TypeError('x is not a function');
  expect(told(fault).stderr).toMatch(/^sscard: a fault of sscard itself[^\n]*\n$/);
  expect(told(fault, '-v').stderr).toContain('\n    at ');
  expect(told('text', '--verbose')).toMatchObject({ status: 70 });
  expect(told(new UsageError('x'), '-v').stderr).toBe('sscard: x\n');
});
