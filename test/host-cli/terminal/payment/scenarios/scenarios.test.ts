import { writeFileSync } from 'node:fs';
import { describe, test, vi } from 'vitest';
import type * as ListReaders from '../../../../../host-cli/readers/list-readers.js';
import type { PcscBinding } from '../../../../../host-cli/readers/pcsc-binding.js';
import { describeWithPrograms } from '../../../../support/programs.js';
import { useServedCards } from '../../../../support/served-cards.js';
import { useTemporaryFolder } from '../../../../support/temporary-folder.js';
import { claimSocket, loadedBindings } from '../../../readers/card-service.js';
import { bankCard } from '../bank-terminal.js';
import { ALGORITHM_SETS, play } from './scenario.js';
import { SCENARIOS } from './scenario-table.js';

const EACH = ALGORITHM_SETS.flatMap((set) =>
  SCENARIOS.map((scenario) => [set, scenario.name, scenario] as const),
);

describe('on the simulator', () => {
  const folder = useTemporaryFolder();

  test.each(EACH)('%s: %s', async (set, _name, scenario) => {
    const image = folder.path('card.img');
    writeFileSync(image, bankCard(scenario.card).image());
    await play(scenario, set, (by) => ['-r', `sim:${image}`, '--interface', by]);
  });
});

/**
 * The readers stay the same, so they are listed once: each listing starts a thread for every reader, and on a busy machine
 * those of npm pcsclite may miss the call that ends them.
 */
vi.mock('../../../../../host-cli/readers/list-readers.js', async (original) => {
  const { listReaders } = await original<typeof ListReaders>();
  let known: ReturnType<typeof listReaders> | undefined;
  return {
    listReaders: (binding: PcscBinding) => {
      known ??= listReaders(binding);
      return known;
    },
  };
});

const bindings = await loadedBindings();
const NEEDS = [{ name: 'a PC/SC binding (npm install pcsc-mini)', found: () => bindings.length > 0 }];
/** A client of PC/SC lite sees 16 readers; each card has two. */
const CARDS_AT_ONCE = 8;

describeWithPrograms('through the PC/SC service', NEEDS, () => {
  const socket = claimSocket();

  for (let first = 0; first < EACH.length; first += CARDS_AT_ONCE) {
    const served = EACH.slice(first, first + CARDS_AT_ONCE).map((row, number) => [...row, number] as const);

    describe(`cards ${first + 1} to ${first + served.length}`, () => {
      useServedCards(
        () =>
          Object.fromEntries(
            served.map(([, , scenario, number]) => [`${number}.img`, bankCard(scenario.card).image()]),
          ),
        { socket },
      );

      test.each(served)('%s: %s', async (set, _name, scenario, number) => {
        await play(scenario, set, (by) => {
          const reader = by === 'contact' ? `contact 0${number} 00` : `NFC 0${number} 01`;
          return ['-r', `pcsc:sscard ${reader}`];
        });
      });
    });
  }
});
