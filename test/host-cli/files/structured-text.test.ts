import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStructured } from '../../../host-cli/files/structured-text.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const reading = (name: string, text: string): Promise<unknown> => {
  writeFileSync(folder.path(name), text);
  return readStructured(folder.path(name));
};

test.each([
  ['a.json', '{"a": "01"}'],
  ['a.yaml', 'a: "01"'],
  ['a.yml', '{a: "01"}'],
  ['data', '  {"a": "01"}'],
  ['data', '# a comment\na: "01"'],
])('%s is read by extension, else by content', async (name, text) => {
  expect(await reading(name, text)).toEqual({ a: '01' });
});

test.each([
  ['a.json', '{"master": "SECRET",\n "x": }', /is no valid JSON: it breaks at line 2, column 7/],
  ['a.json', '{"master": "SECRET"', /is no valid JSON: it breaks at line 1, column \d+/],
  ['a.json', 'SECRET', /is no valid JSON: it breaks at line 1, column 1$/],
  ['a.json', '{"master":', /is no valid JSON: it breaks at line 1, column 11$/],
  ['a.json', '["SECRET", tru]', /line 1, column 15$/],
  ['a.yaml', 'master: SECRET\nbad: [', /is no valid YAML: it breaks at line 2, column \d+/],
  ['a.yaml', 'master: &a SECRET\nother: *b', /is no valid YAML|cannot be resolved/],
  ['a.yaml', ' \n', /the file is empty/],
])('%s that breaks is told by its place, never by its text', async (name, text, message) => {
  const failure = reading(name, text);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.not.toThrow(/SECRET/);
  await expect(failure).rejects.toMatchObject({ code: 'FILE_NOT_UNDERSTOOD' });
});

test('aliases that would fill the memory are refused', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) =>
      `l${at}: &l${at} [${
        at === 0
          ? 'x'
          : Array(10)
              .fill(`*l${at - 1}`)
              .join(', ')
      }]`,
  );
  await expect(reading('bomb.yaml', levels.join('\n'))).rejects.toMatchObject({
    code: 'FILE_NOT_UNDERSTOOD',
  });
});
