import { describe, expect, test } from 'vitest';
import { STATUS_WORDS } from '../../apdu/codec/status-word.js';
import { LIFE_CYCLE } from '../../card-model/files/life-cycle.js';
import { commandCatalogue } from '../../card-model/plan/dictionary.js';
import type { DirectoryPlan } from '../../card-model/plan/file-plan.js';
import { PROFILES } from '../../card-model/profiles/registry.js';
import { KEY_TYPES } from '../../card-model/security/key-type.js';
import { importsOf, read, sourceFiles } from './sources.js';

function expectBilingual(text: { en: string; zh: string }): void {
  expect(text.en.trim()).not.toBe('');
  expect(text.zh.trim()).not.toBe('');
}

describe.each(PROFILES)('profile $id', (profile) => {
  test('is described, with its source', () => {
    expectBilingual(profile.title);
    expect(profile.source).not.toBe('');
    for (const application of profile.applications) {
      expectBilingual(application.name);
      expect(application.source).not.toBe('');
    }
  });

  test.each(commandCatalogue(profile))('command $name is described, with its clause', (command) => {
    expectBilingual(command.summary);
    expect(command.clause).not.toBe('');
    expect(command.classes.length).toBeGreaterThan(0);
  });

  test('every directory, file, record and key has its names', () => {
    const visit = (directory: DirectoryPlan): void => {
      expectBilingual(directory.name);
      for (const key of directory.keys) expectBilingual(key.purpose);
      for (const file of directory.files) {
        expectBilingual(file.name);
        const elements =
          file.kind === 'cyclic' ? file.fields : file.kind === 'linear-variable' ? file.records : [];
        for (const element of elements) expectBilingual(element.name);
      }
      directory.directories.forEach(visit);
    };
    visit(profile.plan());
  });
});

describe('tables', () => {
  test.each(Object.entries(STATUS_WORDS))('status word %s is described, with its source', (_name, entry) => {
    expectBilingual(entry.meaning);
    expect(entry.source).not.toBe('');
  });

  test('no two status words share a value', () => {
    const values = Object.values(STATUS_WORDS).map((entry) => entry.value);
    expect(new Set(values).size).toBe(values.length);
  });

  test.each([...Object.entries(KEY_TYPES), ...Object.entries(LIFE_CYCLE)])(
    '%s is described',
    (_name, entry) => {
      expectBilingual(entry.meaning);
      expect(entry.source).not.toBe('');
    },
  );
});

/** Commands that several applications serve, and those made by one rule. */
const COMMAND_LISTS = ['card-model/commands/administration.ts', 'card-model/commands/activate.ts'];

describe('lists hold what the folders hold', () => {
  const commands = sourceFiles('card-model/commands').filter((path) =>
    read(path).includes('defineCommand({'),
  );
  const applications = sourceFiles('card-model/applications').filter((path) =>
    read(path).includes('defineApplication({'),
  );
  const profiles = sourceFiles('card-model/profiles').filter((path) =>
    /^export const \w+ = define/m.test(read(path)),
  );
  const imported = (lists: readonly string[]): string =>
    lists.flatMap((list) => importsOf(list).map((target) => target.replace(/^.*\//, ''))).join(' ');

  test.each(commands)('%s is served by an application', (path) => {
    expect(imported([...applications, ...COMMAND_LISTS])).toContain(
      path.replace(/^.*\//, '').replace('.ts', '.js'),
    );
  });

  test.each(profiles)('%s is registered', (path) => {
    expect(imported(['card-model/profiles/registry.ts'])).toContain(
      path.replace(/^.*\//, '').replace('.ts', '.js'),
    );
  });
});
