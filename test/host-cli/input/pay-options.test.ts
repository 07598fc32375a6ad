import { Command } from 'commander';
import { expect, test } from 'vitest';
import { addPayOptions } from '../../../host-cli/input/pay-options.js';

function help(): { text: string; flags: string[] } {
  const command = new Command('pay');
  addPayOptions(command);
  return { text: command.helpInformation(), flags: command.options.map(({ long }) => long!) };
}

test('in groups, what to do first', () => {
  const { text } = help();
  const groups = text.match(/^\S.*:$/gm)!;
  expect(groups).toEqual(expect.arrayContaining(['What to do, one of:', 'The payment:', 'The terminal:']));
  expect(text.indexOf('--amount')).toBeLessThan(text.indexOf('--issuer'));
});

test('no secret is an option: PINs come from files', () => {
  const { flags } = help();
  expect(flags).toEqual(expect.arrayContaining(['--change-pin', '--replace-pin', '--new-pin-file']));
  expect(flags.filter((flag) => /^--(new-)?pin$/.test(flag))).toEqual([]);
});
