import { describe, expect, test } from 'vitest';
import { COMMAND_HINTS } from '../../../card-model/plan/command-hints-table.js';
import { commandCatalogue } from '../../../card-model/plan/dictionary.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';

const names = new Set(PROFILES.flatMap((profile) => commandCatalogue(profile).map(({ name }) => name)));

describe.each(COMMAND_HINTS.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  test('is a command of a card', () => {
    expect(names).toContain(name);
  });

  test('is told in both languages, and fills in only what there is', () => {
    for (const { en, zh } of Object.values(entry.refusals ?? {})) {
      expect(en).not.toBe('');
      expect(zh).not.toBe('');
      for (const text of [en, zh]) expect(text).not.toMatch(/\{(?!key\}|tries\})/);
      expect([...en.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()).toEqual(
        [...zh.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(),
      );
    }
  });
});

test('no command stands twice', () => {
  expect(new Set(COMMAND_HINTS.map(({ name }) => name)).size).toBe(COMMAND_HINTS.length);
});
