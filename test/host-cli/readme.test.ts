import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sscard } from '../support/cli.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

/** What README.md shows a newcomer does what it says. */

const folder = useTemporaryFolder();
const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (found) => found[1]!,
  );

test('the first script runs and meets its expectations', async () => {
  const script = blocks('text').find((block) => block.startsWith('# first.apdu'))!;
  const path = folder.path('first.apdu');
  writeFileSync(path, script);
  const { status, stdout, stderr } = await sscard(['run', path]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('My first card');
});

/** A file of the reader's own: it lies in a folder of the test. */
const OWN_FILE = /(^|[:=,])([\w-]+\.(?:img|json|jsonl|xml|tap|html|rec|pcapng))(?=,|$)/g;

test('every line that calls sscard succeeds, in order', async () => {
  const lines = blocks('sh').flatMap((block) => block.split('\n'));
  const calls = lines.filter(
    (line) => line.startsWith('sscard ') && !/ serve /.test(line) && !/first\.apdu/.test(line),
  );
  expect(calls.length).toBeGreaterThan(15);
  // As the block exports it; the new PIN is what a person would type.
  const environment = {
    SSCARD_KEYS: `${root}/fixtures/personalisation/gen3-demo.json`,
    SSCARD_NEW_PIN: '975318',
  };
  for (const call of calls) {
    const [, ...words] = call.replace(/ #.*$/, '').trim().split(/\s+/);
    const argv = words.map((word) =>
      word
        .replace(OWN_FILE, (_all, before, name) => before + folder.path(name))
        .replace(/^fixtures/, `${root}/fixtures`),
    );
    const { status, stderr } = await sscard(argv, { environment });
    // The README tells what the fuzzer finds in this very card.
    const expected = call.startsWith('sscard fuzz ') && status === 1 ? 1 : 0;
    expect({ call, status, stderr }).toEqual({ call, status: expected, stderr: '' });
  }
});
