import { randomWalk } from '../support/random-walk.js';
import { builtPackage } from './measure.js';

const COMMANDS = 1_000_000;
const SEED = 0x5ca2d;

/** A million random commands to the built card; throws at the first broken promise of the card. */
export async function runRandomCommands(): Promise<void> {
  const { createCard, demonstrationCard, findProfile } =
    await builtPackage<typeof import('../../card-model/index.js')>('card-model');
  const { cardAlgorithm } = await builtPackage<typeof import('../../crypto/index.js')>('crypto');
  const modules = { createCard, demonstrationCard, findProfile, cardAlgorithm };
  const start = performance.now();
  const { probes, cards, rightsGained, answers } = randomWalk(modules, { steps: COMMANDS, seed: SEED });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const most = [...answers].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  process.stdout.write(
    `\n${COMMANDS} random commands to ${cards} cards, seed ${SEED.toString(16)}: no promise broken (${seconds} s)\n` +
      `  ${rightsGained} rights gained rightly, ${probes} probes of files\n  ${most.join(', ')}\n`,
  );
}
