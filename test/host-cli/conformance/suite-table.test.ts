import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ABILITY_NAMES } from '../../../host-cli/campaigns/abilities.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';

const FOLDER = new URL('../../../fixtures/conformance/', import.meta.url);
/** Not a suite: what the scripts of the suites share. */
const SHARED = ['tables'];

test('every folder is a suite, and every suite a folder', () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !SHARED.includes(entry.name))
    .map(({ name }) => name);
  expect(SUITES.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('every row is whole', () => {
  const names = SUITES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, title, document, generations, needs } of SUITES) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    for (const text of [title.en, title.zh, document]) expect(text).not.toBe('');
    expect(['1', '2', '3']).toEqual(expect.arrayContaining([...generations]));
    expect(ABILITY_NAMES).toEqual(expect.arrayContaining([...needs]));
  }
});

test('what ends a card comes last', () => {
  const spoiling = SUITES.map(({ spoilsCard }) => spoilsCard === true);
  expect(spoiling.lastIndexOf(false)).toBeLessThan(spoiling.indexOf(true));
});
