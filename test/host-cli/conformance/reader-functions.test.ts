import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { parseCardData, personalise } from '../../../card-model/index.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { shippedFolder } from '../../../host-cli/conformance/shipped-folder.js';
import { READER_FUNCTIONS } from '../../../host-cli/script-verbs/reader-functions.js';
import { demonstrationWith } from '../../support/demonstration.js';
import { cardOf, failuresOf, runScripts } from './suite-runs.js';

const FOLDER = join(shippedFolder('conformance'), 'reader-functions');
const script = (name: string): string => join(FOLDER, `${name}.apdu`);

test('every function has cases of its own', () => {
  const text = readdirSync(FOLDER)
    .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
    .join('');
  for (const { name } of READER_FUNCTIONS) {
    expect(text).toContain(`clause LD/T 6001.5-2023 ${name}\n`);
    expect(text).toContain(`call   ${name} `);
  }
});

const personalised = (changes: Readonly<Record<string, unknown>>) =>
  personalise(gen3, parseCardData(demonstrationWith(changes)));

describe('a card that is otherwise than its keys and PIN say fails', () => {
  test.each([
    ['another PIN', 'pin', { 'pins.social.value': '135799' }, /iVerifyPIN|iChangePIN|iUnblockPIN/],
    [
      'another read key',
      'reading',
      { 'keys.SSSE.6.master': '00'.repeat(16) },
      /iReadCardBas|iReadCard by RK/,
    ],
    ['another update key', 'writing', { 'keys.SSSE.7.master': '00'.repeat(16) }, /iWriteCard/],
    ['another debit key', 'debit', { 'keys.DF04.6.master': '00'.repeat(16) }, /iDoDebit/],
    [
      'another key of the PIN reload',
      'pin',
      { 'keys.SSSE.5.master': '00'.repeat(16) },
      /iReloadPIN|iUnblockPIN/,
    ],
  ])('%s', async (_fault, name, changes, where) => {
    const contents = personalised(changes);
    const failures = failuresOf(
      await runScripts(
        [script(name)],
        cardOf(() => createCard({ contents })),
      ),
    );
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.join('\n')).toMatch(where);
  });
});
