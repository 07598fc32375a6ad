import { expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { type Transport, TransportError } from '../../../apdu/transport/transport.js';
import { createCard } from '../../../card-model/card.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { type Exploration, type ExploreOptions, explore } from '../../../host-cli/fuzzing/explore.js';
import type { Finding } from '../../../host-cli/fuzzing/finding.js';
import { INVARIANTS } from '../../../host-cli/fuzzing/invariants/invariant-table.js';
import { ReaderSource } from '../../../host-cli/fuzzing/lives/reader-source.js';
import { type MakeCard, SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { MOVES } from '../../../host-cli/fuzzing/moves/move-table.js';
import { NO_SECRETS } from '../../../host-cli/fuzzing/secrets/card-secrets.js';
import { mapOfProfile } from '../../../host-cli/fuzzing/world/card-map.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { faultTable } from '../../support/faulty-cards/fault-table.js';
import { hex } from '../../support/hex.js';
import { unexplained } from '../../support/open-defects.js';
import { freshCard } from '../../support/terminal.js';

const contents = demonstrationContents();
const fault = (name: string) => faultTable().find((one) => one.name === name)!;
const faulty = (name: string): SimulatedSource =>
  new SimulatedSource(contents, { make: (options) => fault(name).make(options) });

const run = (
  source: SimulatedSource | ReaderSource,
  options: Partial<ExploreOptions> = {},
): Promise<Exploration> =>
  explore(source, { seed: 1, commands: 3000, moves: MOVES, invariants: INVARIANTS, ...options });

/** Without the defects of the true card that are told already. */
const unknownOf = ({ found }: Exploration): readonly Finding[] => unexplained(found);

/** Cards whose commands are written down. */
function recording(): { readonly source: SimulatedSource; readonly sent: string[] } {
  const sent: string[] = [];
  const make: MakeCard = (options) => {
    const card = createCard(options);
    return {
      powerOn: (cardInterface) => card.powerOn(cardInterface),
      warmReset: () => card.warmReset(),
      powerOff: () => card.powerOff(),
      tearAfter: (writes) => card.tearAfter(writes),
      transmit: (command) => {
        sent.push(hex(command));
        return card.transmit(command);
      },
    };
  };
  return { source: new SimulatedSource(contents, { make }), sent };
}

test('the same seed sends the same commands, another seed others', async () => {
  const commandsOf = async (seed: number): Promise<string> => {
    const { source, sent } = recording();
    await run(source, { seed });
    return sent.join();
  };
  const [first, again, other] = [await commandsOf(1), await commandsOf(1), await commandsOf(2)];
  expect(first).toBe(again);
  expect(first).not.toBe(other);
});

test('it ends after so many commands, and tells how far it came', async () => {
  const told: number[] = [];
  const exploration = await run(new SimulatedSource(contents), {
    onProgress: ({ commands }) => {
      told.push(commands);
    },
  });
  expect(exploration).toMatchObject({ ended: 'all-done', seed: 1, hidden: [] });
  expect(unknownOf(exploration)).toEqual([]);
  expect(exploration.findings).toBe(exploration.found.length);
  expect(exploration.commands).toBeGreaterThanOrEqual(3000);
  expect(exploration.commands).toBeLessThan(3100);
  expect(exploration.lives).toBeGreaterThan(5);
  expect(exploration.instructions.looked).toBeGreaterThan(100);
  expect(exploration.instructions.all).toBe(3 * 255 * 224);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
});

test('it ends after so long, and when it is interrupted', async () => {
  const source = new SimulatedSource(contents);
  expect((await run(source, { commands: 1e9, timeMs: 50 })).ended).toBe('all-done');
  expect((await run(source, { commands: 1e9, interrupted: () => true })).ended).toBe('interrupted');
});

test('a finding is cut down to what it takes, and told as it is found', async () => {
  const told: Finding[] = [];
  const invariants = INVARIANTS.filter(({ name }) => name === 'pin-counter');
  const onFinding = (finding: Finding): void => {
    told.push(finding);
  };
  const { found } = await run(faulty('pin-two-tries-spent'), { invariants, onFinding });
  expect(told).toEqual(found);
  const [first] = found;
  expect(first).toMatchObject({
    number: 1,
    breach: { invariant: { name: 'pin-counter' } },
    minimal: true,
    repeated: true,
  });
  expect(first!.steps.length).toBeLessThanOrEqual(3);
  expect(first!.stepsBefore).toBeGreaterThan(first!.steps.length);
  expect(first!.played).toHaveLength(first!.steps.length);
});

test('each finding once, a few of one invariant', async () => {
  const { found } = await run(faulty('data-with-refusal'), { commands: 6000 });
  expect(found.filter(({ breach }) => breach.invariant.name === 'no-data-with-refusal')).toHaveLength(1);
  const many = await run(faulty('fault-on-extended-length'), { commands: 6000 });
  expect(
    many.found.filter(({ breach }) => breach.invariant.name === 'no-internal-fault').length,
  ).toBeLessThanOrEqual(4);
});

test('hidden commands are all listed, with where they were found', async () => {
  const { hidden } = await run(faulty('hidden-command'), { commands: 12_000 });
  expect(hidden).toEqual([{ cla: 0x80, ins: 0xf6, directory: expect.any(String), statusWord: 0x9000 }]);
});

test('a card that is wrong from its first reset on', async () => {
  const { found } = await run(faulty('answer-to-reset-changes'));
  expect(found.map(({ breach }) => breach.invariant.name)).toContain('same-answer-to-reset');
});

test('a card that does not even answer its reset', async () => {
  const dead: MakeCard = () => ({
    powerOn: () => {
      throw new Error('dead');
    },
    warmReset: () => new Uint8Array(0),
    powerOff: () => undefined,
    transmit: () => new Uint8Array(0),
    tearAfter: () => undefined,
  });
  expect((await run(new SimulatedSource(contents, { make: dead }))).ended).toBe('card-silent');
});

const reader = (transport: Transport = connectInProcess(freshCard())): ReaderSource =>
  new ReaderSource(transport, mapOfProfile(gen3), NO_SECRETS, ['contact']);

test('one card that goes on living, of which no key is known', async () => {
  const exploration = await run(reader());
  expect(exploration.ended).toBe('all-done');
  expect(unknownOf(exploration)).toEqual([]);
});

test('a finding on a card that cannot be made anew', async () => {
  const card = fault('data-with-refusal').make();
  const found = unknownOf(await run(reader(connectInProcess(card))));
  expect(found[0]!.breach.invariant.name).toBe('no-data-with-refusal');
  expect(found[0]!.steps.length).toBeLessThan(20);
});

test('a card that is taken away in the middle', async () => {
  const transport = connectInProcess(freshCard());
  let left = 500;
  const gone = reader({
    answerToReset: transport.answerToReset,
    protocol: 'T=0',
    reset: (kind, cardInterface) => transport.reset(kind, cardInterface),
    close: () => transport.close(),
    transmit: async (command) => {
      if (left-- === 0) throw new TransportError('NO_CARD', 'the card is gone');
      return transport.transmit(command);
    },
  });
  const exploration = await run(gone);
  expect(exploration.ended).toBe('card-gone');
  expect(exploration.commands).toBeGreaterThan(300);
});
