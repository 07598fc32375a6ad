import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCard } from '../../../../card-model/card.js';
import { commandCatalogue } from '../../../../card-model/index.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import { explore } from '../../../../host-cli/fuzzing/explore.js';
import { INVARIANTS } from '../../../../host-cli/fuzzing/invariants/invariant-table.js';
import { type MakeCard, SimulatedSource } from '../../../../host-cli/fuzzing/lives/simulated-source.js';
import { MOVES, SAFE_MOVES } from '../../../../host-cli/fuzzing/moves/move-table.js';
import { NEVER_SAFE } from '../../../../host-cli/fuzzing/safety/safe-commands-table.js';
import { isSafeCommand } from '../../../../host-cli/fuzzing/safety/safe-gate.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';
import { unexplained } from '../../../support/open-defects.js';

test.each([
  '00A4040007A0000003330101',
  '00A40000023F0000',
  '00B2012C00',
  '01B0000010',
  '40B2010400',
  '0084000008',
  '00C0000010',
  '80CA9F3600',
])('%s reads', (command) => {
  expect(isSafeCommand(bytes(command))).toBe(true);
});

test.each([
  ['VERIFY, also without data', '00200000'],
  ['VERIFY', '0020000003123456'],
  ['EXTERNAL AUTHENTICATE', `0082000A10${'00'.repeat(16)}`],
  ['INTERNAL AUTHENTICATE', `0088000010${'00'.repeat(16)}`],
  ['UPDATE', '00DC0104030101FF'],
  ['secure messaging, whose MAC may cost a try', '0CB2010400'],
  ['secure messaging in the class of the bank', '04B2010400'],
  ['chaining', '10A4040007A0000003330101'],
  ['a proprietary class in which nobody knows what it means', '80B2010400'],
  ['challenge with data', '00840000080102030405060708'],
  ['no whole command', '00A404000FA000'],
  ['a header that lacks a byte', '00B201'],
  ['nothing', ''],
])('%s does not pass', (_what, command) => {
  expect(isSafeCommand(bytes(command))).toBe(false);
});

test('no command of any profile that does more than read passes', () => {
  const never = new Set(NEVER_SAFE.map(({ ins }) => ins));
  for (const profile of PROFILES) {
    for (const { ins, classes, name } of commandCatalogue(profile)) {
      if (!never.has(ins)) continue;
      for (const cla of classes) {
        for (const tail of ['', '00', '0101', '04AABBCCDD', '00000401020304']) {
          const command = bytes(hex(Uint8Array.of(cla, ins, 0, 0)) + tail);
          expect(isSafeCommand(command), `${name} ${hex(command)}`).toBe(false);
        }
      }
    }
  }
});

test('of all bytes only reading instructions in reading classes pass', () => {
  const reading = new Set([0xa4, 0xb0, 0xb1, 0xb2, 0xb3, 0x84, 0xc0, 0xca]);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (command) => {
      if (!isSafeCommand(command)) return;
      const cla = command[0]!;
      expect(reading.has(command[1]!)).toBe(true);
      expect(cla <= 3 || (cla >= 0x40 && cla <= 0x4f) || (cla === 0x80 && command[1] === 0xca)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

/** Keeps what reached the card; every life is one card's, so that nothing can be mended by a fresh one. */
function recorder(): { readonly make: MakeCard; readonly reached: Uint8Array[]; image(): string } {
  const card = createCard({ contents: demonstrationContents() });
  const reached: Uint8Array[] = [];
  return {
    reached,
    image: () => hex(card.image()),
    make: () => ({
      powerOn: (cardInterface) => card.powerOn(cardInterface),
      warmReset: () => card.warmReset(),
      powerOff: () => card.powerOff(),
      tearAfter: (writes) => card.tearAfter(writes),
      transmit: (command) => {
        reached.push(command.slice());
        return card.transmit(command);
      },
    }),
  };
}

test.each([
  ['its own moves', SAFE_MOVES, 60_000],
  ['all moves, of which the gate lets the safe ones through', MOVES, 45_000],
])('nothing that writes or costs a try reaches a card: %s', async (_what, moves, commands) => {
  const { make, reached, image } = recorder();
  const before = image();
  const source = new SimulatedSource(demonstrationContents(), { make });
  const exploration = await explore(source, {
    seed: 1,
    commands,
    moves,
    invariants: INVARIANTS,
    allows: isSafeCommand,
  });
  expect(reached.length).toBeGreaterThanOrEqual(commands);
  expect(unexplained(exploration.found)).toEqual([]);
  const never = new Set(NEVER_SAFE.map(({ ins }) => ins));
  expect(reached.filter((command) => never.has(command[1]!)).map(hex)).toEqual([]);
  expect(image()).toBe(before);
});
