import { Command } from 'commander';
import { expect, test } from 'vitest';
import { lifeCycleVerb } from '../../../host-cli/program/life-cycle-verb.js';
import { activateApplication } from '../../../host-cli/terminal/services/change-life-cycle.js';

const verb = {
  name: 'activate',
  run: activateApplication,
  notes: 'What it does.',
  examples: [['sscard activate', 'an example']],
} as const;

function optionsOf(given: Parameters<typeof lifeCycleVerb>[0]): string[] {
  const command = new Command('activate');
  lifeCycleVerb(given)(command, () => async () => undefined);
  return command.options.map(({ long }) => long ?? '');
}

test('a verb takes what its key may come from, and --yes only where it cannot be undone', () => {
  expect(optionsOf({ ...verb, byPsam: true })).toEqual(
    expect.arrayContaining(['--keys', '--psam', '--interface']),
  );
  expect(optionsOf({ ...verb, byPsam: true })).not.toContain('--yes');
  const final = optionsOf({ ...verb, byPsam: false, final: { en: 'for good', zh: '永久' } });
  expect(final).toContain('--yes');
  expect(final).not.toContain('--psam');
});
