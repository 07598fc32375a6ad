import { describe, expect, test } from 'vitest';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import { decodeCardImage } from '../../../card-model/image/card-image.js';
import { createCard } from '../../../card-model/index.js';
import { blankCard } from '../../../card-model/personalisation/blank-card.js';
import { demonstrationData } from '../../../card-model/personalisation/demonstration.js';
import { personalise } from '../../../card-model/personalisation/personalise.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import type { ServableCard } from '../../../host-cli/addresses/connection.js';
import { loadScript } from '../../../host-cli/campaigns/load-script.js';
import { scriptLanguage } from '../../../host-cli/campaigns/run-campaign.js';
import { formattedScript } from '../../../host-cli/campaigns/script-chores.js';
import type { Suite } from '../../../host-cli/conformance/suite.js';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { suiteSources } from '../../../host-cli/conformance/suite-variables.js';
import { chooseSuites, parseSuiteNames, scriptsOf } from '../../../host-cli/conformance/suites.js';
import { fakeStreams } from '../../support/cli.js';
import { cardOf, casesOf, failuresOf, runSuites } from './suite-runs.js';

const NAMES = SUITES.map(({ name }) => name);

describe('choosing suites', () => {
  test('all of them, or those that were named, in the order of the table', () => {
    expect(chooseSuites(undefined)).toEqual(SUITES);
    expect(chooseSuites(['cos-tearing', 'iso-7816']).map(({ name }) => name)).toEqual([
      'iso-7816',
      'cos-tearing',
    ]);
  });

  test('a name that is none is told with those that are like it', () => {
    expect(() => chooseSuites(['iso7816'])).toThrow("there is no suite 'iso7816'; did you mean 'iso-7816'?");
    expect(() => chooseSuites(['zzzzzzzz'])).toThrow('the suites are iso-7816, cos-function');
  });

  test('names stand behind commas or in several options', () => {
    expect(parseSuiteNames('a, b,,c')).toEqual(['a', 'b', 'c']);
    expect(parseSuiteNames('d', ['a'])).toEqual(['a', 'd']);
  });
});

describe.each(SUITES.map((suite) => [suite.name, suite] as const))('%s', (_name, suite) => {
  test('has scripts, each of which stands in order and can be read without keys', async () => {
    const { sources, variables } = await suiteSources(fakeStreams().streams, {});
    const scripts = scriptsOf(suite);
    expect(scripts.length).toBeGreaterThan(0);
    for (const path of scripts) {
      expect(() => loadScript(path, scriptLanguage(sources, [...variables.keys()])), path).not.toThrow();
      expect(formattedScript(path).changed, `${path}: sscard run --format --write`).toBe(false);
    }
  });
});

const contents = new Map(
  ['gen1', 'gen2', 'gen3'].map((id) => [id, personalise(findProfile(id), demonstrationData())] as const),
);

const demonstration = (id: string, protocol: 'T=0' | 'T=1') => (): ServableCard =>
  createCard({ contents: contents.get(id)!, protocol });

/** The whole of it over T=0 of each generation; what protocol and interface change over the others. */
const CARDS: readonly (readonly [
  generation: string,
  way: string,
  make: () => ServableCard,
  cardInterface: CardInterface,
  suites: readonly string[],
])[] = [
  ['gen3', 'T=0', demonstration('gen3', 'T=0'), 'contact', NAMES],
  ['gen2', 'T=0', demonstration('gen2', 'T=0'), 'contact', NAMES],
  ['gen1', 'T=0', demonstration('gen1', 'T=0'), 'contact', NAMES],
  ['gen3', 'T=1', demonstration('gen3', 'T=1'), 'contact', NAMES],
  ['gen2', 'T=1', demonstration('gen2', 'T=1'), 'contact', ['iso-7816']],
  ['gen1', 'T=1', demonstration('gen1', 'T=1'), 'contact', ['iso-7816', 'cos-function']],
  [
    'gen3',
    'contactless',
    demonstration('gen3', 'T=0'),
    'contactless',
    ['iso-7816', 'cos-function', 'practitioner'],
  ],
];

test.each(CARDS)(
  'the demonstration card of %s passes over %s',
  async (generation, _way, make, cardInterface, names) => {
    const made: ServableCard[] = [];
    const remember = () => {
      made.push(make());
      return made.at(-1)!;
    };
    const outcome = await runSuites(chooseSuites(names), cardOf(remember, cardInterface));
    expect(failuresOf(outcome)).toEqual([]);
    expect(outcome.fault).toBeUndefined();
    const [before, after] = [contents.get(generation)!, decodeCardImage(made[0]!.image())];
    expect(lastingPart(after.masterFile), 'what the card holds afterwards').toEqual(
      lastingPart(before.masterFile),
    );
    const cases = casesOf(outcome);
    const skipped = new Set(
      cases.flatMap(({ reason, outcome: ended }) => (ended === 'skipped' ? [reason] : [])),
    );
    expect([...skipped].filter((reason) => reason !== 'needs blank-card')).toEqual([]);
    for (const suite of ranSuites(names, generation)) {
      const passed = outcome.runs
        .filter(({ result }) => result.script.file.includes(`/${suite.name}/`))
        .flatMap(({ result }) => result.cases)
        .filter((one) => one.outcome === 'passed');
      expect(passed.length, suite.name).toBeGreaterThan(0);
    }
    for (const { head } of cases) expect(head.clauses.length, `clause of '${head.name}'`).toBeGreaterThan(0);
  },
);

/** What the suites put back: all but what is spent and counted, cyclic records, and further versions of keys. */
function lastingPart({ directories, files, keys, ...rest }: DirectoryImage): unknown {
  return {
    ...rest,
    keys: keys
      .filter(({ version }) => version === 1)
      .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b))),
    files: files.map((file) =>
      file.kind === 'transparent' ? file : { ...file, records: lastingRecords(file) },
    ),
    directories: directories.filter(({ application }) => application === 'social').map(lastingPart),
  };
}

const DEBITS_LEFT = 0x93;

function lastingRecords({
  kind,
  records,
}: Exclude<FileImage, { kind: 'transparent' }>): readonly Uint8Array[] {
  return kind === 'cyclic' ? [] : records.filter(([tag]) => tag !== DEBITS_LEFT);
}

const orderOf = ({ type, reference }: KeyImage): string => `${type} ${reference}`;

/** Those that have a case for the generation on a card that is built. */
function ranSuites(names: readonly string[], generation: string): readonly Suite[] {
  return chooseSuites(names).filter(
    ({ generations, needs }) => generations.includes(generation.slice(3)) && !needs.includes('blank-card'),
  );
}

test.each(['gen1', 'gen2', 'gen3'])('a blank card of %s passes the suite that builds it', async (id) => {
  const make = (): ServableCard => createCard({ contents: blankCard(findProfile(id)) });
  const outcome = await runSuites(chooseSuites(['cos-building']), cardOf(make));
  expect(failuresOf(outcome)).toEqual([]);
  expect(casesOf(outcome).map(({ outcome: ended }) => ended)).not.toContain('skipped');
});
