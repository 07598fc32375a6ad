import { describe, expect, test } from 'vitest';
import type { CardInterface } from '../../../apdu/transport/card-port.js';
import { findProfile } from '../../../card-model/profiles/registry.js';
import { explore } from '../../../host-cli/fuzzing/explore.js';
import { findingScript } from '../../../host-cli/fuzzing/finding-script.js';
import { INVARIANTS } from '../../../host-cli/fuzzing/invariants/invariant-table.js';
import { SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { MOVES } from '../../../host-cli/fuzzing/moves/move-table.js';
import { personalisedWith } from '../../support/card-data.js';
import { OPEN_DEFECTS, unexplained } from '../../support/open-defects.js';
import { freshCard, Terminal } from '../../support/terminal.js';

/** Every generation on every interface that it has. */
const CARDS: readonly (readonly [profile: string, cardInterface: CardInterface])[] = [
  ['gen1', 'contact'],
  ['gen2', 'contact'],
  ['gen3', 'contact'],
  ['gen3', 'contactless'],
  ['psam', 'contact'],
];

test.each(CARDS)('a true card of %s, %s, gives no finding in 20,000 commands', async (id, cardInterface) => {
  const profile = findProfile(id);
  const source = new SimulatedSource(personalisedWith({}, profile), { interfaces: [cardInterface] });
  const { found, commands } = await explore(source, {
    seed: 6,
    commands: 20_000,
    moves: MOVES,
    invariants: INVARIANTS,
  });
  expect(commands).toBeGreaterThanOrEqual(20_000);
  const origin = { address: id, seed: 6, map: source.map, secrets: source.secrets, language: 'en' } as const;
  expect(unexplained(found).map((finding) => findingScript(finding, origin))).toEqual([]);
});

describe.each(OPEN_DEFECTS)('open defect: $what', ({ shows, right }) => {
  test('is still there; when this fails it is mended: take its row out', () => {
    const terminal = new Terminal(freshCard());
    const last = shows.map((line) => terminal.send(line)).at(-1)!;
    expect(last.startsWith(right) && last.endsWith('9000')).toBe(false);
  });
});
