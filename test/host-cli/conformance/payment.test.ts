import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CaseResult } from '../../../apdu/script/script-result.js';
import { createCard } from '../../../card-model/card.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import { parseCardData, personalise } from '../../../card-model/index.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { shippedFolder } from '../../../host-cli/conformance/shipped-folder.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { scriptsOf } from '../../../host-cli/conformance/suites.js';
import { demonstrationContents, demonstrationWith } from '../../support/demonstration.js';
import { cardOf, casesOf, failuresOf, runScripts } from './suite-runs.js';

const FOLDER = join(shippedFolder('conformance'), 'payment');
const script = (name: string): string => join(FOLDER, `${name}.apdu`);

const personalised = (changes: Readonly<Record<string, unknown>>) =>
  personalise(gen3, parseCardData(demonstrationWith(changes)));

test('cards of the generations before have no bank application, and no case', async () => {
  const suite = SUITES.find(({ name }) => name === 'payment')!;
  const contents = personalise(gen2, parseCardData(demonstrationWith()));
  const outcome = await runScripts(
    scriptsOf(suite),
    cardOf(() => createCard({ contents })),
  );
  expect(casesOf(outcome)).toEqual([]);
  expect(outcome.fault).toBeUndefined();
});

/** The demonstration card with one data object of the bank application changed. */
function withObject(tag: number, value: string): CardContents {
  const inDirectory = (image: DirectoryImage): DirectoryImage => ({
    ...image,
    ...(image.objects !== undefined && {
      objects: image.objects.map((object) =>
        object.tag === tag ? { ...object, value: Buffer.from(value, 'hex') } : object,
      ),
    }),
    directories: image.directories.map(inDirectory),
  });
  const contents = demonstrationContents();
  return { ...contents, masterFile: inDirectory(contents.masterFile) };
}

describe('a card with a fault fails', () => {
  test.each<[string, string, CardContents, RegExp]>([
    [
      'another key for cryptograms',
      'online',
      personalised({ 'financial.keys.AC': '00'.repeat(16) }),
      /ARQC|ARPC/,
    ],
    [
      'another key for cryptograms, offline',
      'offline',
      personalised({ 'financial.keys.AC': '00'.repeat(16) }),
      /TC/,
    ],
    [
      'another key for scripts',
      'load',
      personalised({ 'financial.keys.MAC': '00'.repeat(16) }),
      /Load|PUT DATA/,
    ],
    ['another bank PIN', 'pin-and-blocking', personalised({ 'pins.financial.value': '135799' }), /VERIFY/],
    ['more cash than its limit', 'selection', withObject(0x9f79, '000000100001'), /GET DATA/],
    ['a log of another format', 'log', withObject(0x9f4f, '9A039F3602'), /The log is as its format/],
  ])('%s', async (_fault, name, contents, where) => {
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

test('no PIN and no key of the bank is in what a report is made of', async () => {
  const outcome = await runScripts(
    [script('pin-and-blocking')],
    cardOf(() => createCard()),
  );
  const secret = /135792|864207|13847BB3E5EBF89B|13E708D479151CA1|68E0300F56C11EE3/;
  const told = (one: CaseResult) => [
    one.head.name,
    one.reason ?? '',
    ...one.steps.flatMap(({ message = '', expected = '', received = '' }) => [message, expected, received]),
  ];
  for (const one of casesOf(outcome)) expect(told(one).join('\n')).not.toMatch(secret);
});
