import { Chance } from '../../host-cli/fuzzing/chance.js';
import type { FuzzStep } from '../../host-cli/fuzzing/fuzz-step.js';
import { INVARIANTS } from '../../host-cli/fuzzing/invariants/invariant-table.js';
import { SimulatedSource } from '../../host-cli/fuzzing/lives/simulated-source.js';
import type { Move, MoveContext } from '../../host-cli/fuzzing/moves/move.js';
import { Player } from '../../host-cli/fuzzing/player.js';
import { demonstrationContents } from './demonstration.js';
import { hex } from './hex.js';
import { showsOpenDefect } from './open-defects.js';

const source = new SimulatedSource(demonstrationContents());

/** What came of a move that was made again and again on fresh cards. */
export interface Played {
  /** Class, instruction and status word of each exchange: '00B2 9000'; 'torn' in the place of a status word. */
  readonly heard: ReadonlySet<string>;
  readonly steps: readonly FuzzStep[];
  /** Names of invariants, those that an open defect explains left out. */
  readonly breaches: readonly string[];
}

/** Makes a move on a true card, each time with other choices. */
export async function played(move: Move, times = 60): Promise<Played> {
  const heard = new Set<string>();
  const steps: FuzzStep[] = [];
  const breaches: string[] = [];
  for (let seed = 0; seed < times; seed++) {
    const chance = new Chance(seed);
    const cardInterface = chance.one(source.interfaces);
    const choice = { cardInterface, contactProtocol: chance.one(source.contactProtocols), seed };
    const { player } = await Player.begin(source, choice, INVARIANTS);
    const context: MoveContext = {
      world: player.world,
      chance,
      interfaces: source.interfaces,
      canTear: player.canTear,
      nextInstruction: () => [0x00, chance.below(256)],
    };
    const made = move.make(context);
    steps.push(...made);
    for (const step of made) {
      const broken = await player.play(step);
      if (showsOpenDefect(player.played)) continue;
      breaches.push(...broken.map(({ invariant }) => invariant.name));
    }
    for (const { command, answer, torn } of player.played) {
      if (command === undefined) continue;
      const told = torn ? 'torn' : hex((answer ?? new Uint8Array(0)).slice(-2));
      heard.add(`${hex(command.subarray(0, 2))} ${told}`);
    }
  }
  return { heard, steps, breaches };
}
