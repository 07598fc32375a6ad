import { afterAll, describe, expect, it } from 'vitest';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { createCard } from '../../card-model/card.js';
import { demonstrationData } from '../../card-model/personalisation/demonstration.js';
import { personalise } from '../../card-model/personalisation/personalise.js';
import { findProfile } from '../../card-model/profiles/registry.js';
import { ON_BOTH_INTERFACES } from '../support/conversation.js';
import { CASE_FLOORS } from './case-floors.js';
import { KEY_VERSIONS, keyVersionCases } from './key-version-cases.js';
import { directoriesOf, GENERATIONS, type Generation } from './oracle.js';
import { recordCases } from './record-cases.js';
import { type Card, safetyCases } from './safety-cases.js';
import { type Counts, countTable, report, Tally } from './tally.js';

/**
 * The tests of data structure, rights and key versions that LD/T 6001-2023 part 3 names, against the tables of this
 * folder. Its text is not public: the names are its own, the cases follow ssc-card.md and the conventions.
 */
const STANDARD = 'LD/T 6001-2023 part 3';

/** Only generation 3 has a contactless interface (conventions, files left open). */
const INTERFACES: Readonly<Record<Generation, readonly CardInterface[]>> = {
  1: ['contact'],
  2: ['contact'],
  3: ['contact', 'contactless'],
};

const counts = new Map<string, Counts>();

for (const generation of GENERATIONS) {
  const contents = personalise(findProfile(`gen${generation}`), demonstrationData());
  const directories = directoriesOf(generation);

  for (const cardInterface of ON_BOTH_INTERFACES.filter((one) => !INTERFACES[generation].includes(one))) {
    it(`${STANDARD}, generation ${generation}: no power over ${cardInterface}`, () => {
      const card = createCard({ contents });
      expect(() => card.powerOn(cardInterface)).toThrow(
        expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
      );
    });
  }

  for (const cardInterface of INTERFACES[generation]) {
    const place = `generation ${generation}, ${cardInterface}`;
    const names: string[] = [];
    const card: Card = { generation, interface: cardInterface, contents, directories };
    const column: Counts = new Map();
    counts.set(`gen ${generation} ${cardInterface}`, column);

    /** One named test of many cases; a failure lists those that came out otherwise. */
    const named = (name: string, run: (tally: Tally) => void): void => {
      names.push(name);
      it(name, () => {
        const tally = new Tally(`${place}, ${name}`);
        run(tally);
        column.set(name, tally.count);
        expect(report(tally)).toEqual([]);
        expect(tally.count, 'count of cases').toBeGreaterThanOrEqual(CASE_FLOORS[generation][name]!);
      });
    };

    describe(`${STANDARD}, ${place}`, () => {
      for (const directory of directories) {
        named(`${directory.label}_RECORD`, (tally) => recordCases(tally, card, directory));
      }
      for (const directory of directories) {
        named(`${directory.label}_SAFETY`, (tally) => safetyCases(tally, card, directory));
      }
      for (const version of KEY_VERSIONS) {
        named(`KEY_VER${version}`, (tally) => keyVersionCases(tally, card, version));
      }
      it('has a test of every name', () => {
        expect(names.sort()).toEqual(Object.keys(CASE_FLOORS[generation]).sort());
      });
    });
  }
}

afterAll(() => {
  process.stdout.write(`${STANDARD}\n${countTable(counts)}\n`);
});
