import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import { parseCardData, personalise } from '../../../card-model/index.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import { shippedFolder } from '../../../host-cli/conformance/shipped-folder.js';
import { demonstrationContents, demonstrationWith } from '../../support/demonstration.js';
import { cardOf, failuresOf, runScripts } from './suite-runs.js';

const FOLDER = join(shippedFolder('conformance'), 'key-loading');
const script = (name: string): string => join(FOLDER, `${name}.apdu`);

test('the three tests of key versions are cited; those of the PKI application are not, as there is none', () => {
  const text = ['identification', 'loading'].map((name) => readFileSync(script(name), 'utf8')).join('');
  for (const name of ['KEY_VER1', 'KEY_VER2', 'KEY_VER3']) expect(text).toContain(`LD/T 6001.3-2023 ${name}`);
  expect(text).not.toMatch(/ACSE|CHECK_CERT/);
});

/** The demonstration card with its keys changed. */
function withKeys(change: (key: KeyImage, directory: string) => KeyImage) {
  const inDirectory = (image: DirectoryImage): DirectoryImage => ({
    ...image,
    keys: image.keys.map((key) => change(key, image.fid.toString(16).toUpperCase())),
    directories: image.directories.map(inDirectory),
  });
  const contents = demonstrationContents();
  return { ...contents, masterFile: inDirectory(contents.masterFile) };
}

const turned = (key: KeyImage): KeyImage => ({ ...key, value: key.value.map((byte) => byte ^ 1) });

describe('a card with a fault in one key fails, at that key', () => {
  test.each([
    [
      'another update key in DF02',
      withKeys((key, directory) => (directory === 'DF02' && key.reference === 0x84 ? turned(key) : key)),
      /DF02\.UK_EF06/,
    ],
    [
      'two keys of DF03 under each other’s references',
      withKeys((key, directory) =>
        directory === 'DF03' && (key.reference === 0x8a || key.reference === 0x8b)
          ? { ...key, reference: key.reference ^ 1 }
          : key,
      ),
      /DF03\.UK_EF1[67]/,
    ],
    [
      'a key loaded as version 02',
      withKeys((key, directory) =>
        directory === 'DF05' && key.reference === 0x83 ? { ...key, version: 2 } : key,
      ),
      /DF05\.UK_EF05/,
    ],
    [
      'another internal key',
      withKeys((key) => (key.type === 'IRK' ? turned(key) : key)),
      /internal key \(IRK\)/,
    ],
    [
      'the MAC of another internal key',
      personalise(
        gen3,
        parseCardData(demonstrationWith({ 'social.EF05.01.value': '510100D1560000050000000112345678' })),
      ),
      /ends in its MAC/,
    ],
  ])('%s', async (_fault, contents, where) => {
    const failures = failuresOf(
      await runScripts(
        [script('identification')],
        cardOf(() => createCard({ contents })),
      ),
    );
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatch(where);
  });

  test('a key that cannot be loaded', async () => {
    // Where the MK is another one nothing is taken under it.
    const contents = withKeys((key, directory) =>
      directory === 'DF06' && key.type === 'MK' ? turned(key) : key,
    );
    const failures = failuresOf(
      await runScripts(
        [script('loading')],
        cardOf(() => createCard({ contents })),
      ),
    );
    expect(failures.length).toBe(3);
    for (const failure of failures) expect(failure).toMatch(/DF06\./);
  });
});
