import { expect, test } from 'vitest';
import { gen1 } from '../../../card-model/profiles/gen1.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { ApplicationCommands } from '../../../host-cli/coverage/application-commands.js';

const names = (commands: ApplicationCommands) => commands.all.map(({ name }) => name);

test('each command of a card once; those of one name in two applications twice', () => {
  const all = names(new ApplicationCommands(gen3));
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(['SELECT', 'VERIFY', 'pboc VERIFY', 'pboc GENERATE AC']));
  // SELECT is the same command everywhere.
  expect(all).not.toContain('pboc SELECT');
  expect(names(new ApplicationCommands(gen1)).some((name) => name.startsWith('pboc'))).toBe(false);
});

test('a command is that of the directory which is current', () => {
  const commands = new ApplicationCommands(gen3);
  expect(commands.find('VERIFY', 'DF01')?.name).toBe('VERIFY');
  expect(commands.find('VERIFY', 'PBOC')?.name).toBe('pboc VERIFY');
  expect(commands.find('SELECT', 'PBOC')?.name).toBe('SELECT');
  expect(commands.find('VERIFY', undefined)?.name).toBe('VERIFY');
  expect(commands.find('GENERATE AC', 'SSSE')).toBeUndefined();
  expect(commands.find('INS FE', 'SSSE')).toBeUndefined();
});
