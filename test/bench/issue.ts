import { builtPackage } from './measure.js';

type CardModel = typeof import('../../card-model/index.js');
type Terminal = typeof import('../../host-cli/terminal/index.js');

/** Cards built before the clock runs, and measured ones. */
const WARM_UP = 10;
const ROUNDS = 31;
const TARGET_MS = 25;

/** Building a whole card of generation 3 from a blank one by commands, with and without reading everything back. */
export async function benchIssue(): Promise<void> {
  const { blankCard, createCard, demonstrationData, findProfile, TEST_TRANSPORT_KEY } =
    await builtPackage<CardModel>('card-model');
  const { connectCard, personalise } = await builtPackage<Terminal>('terminal');
  const profile = findProfile('gen3');
  const data = demonstrationData();
  const issue = async (verify: boolean): Promise<number> => {
    const transport = connectCard(createCard({ contents: blankCard(profile) }));
    const start = performance.now();
    const result = await personalise(transport, profile, data, { transportKey: TEST_TRANSPORT_KEY, verify });
    if (result.outcome !== 'issued') throw new Error(result.reason.en);
    return performance.now() - start;
  };
  process.stdout.write('\nIssuing a card of generation 3 over APDUs, in process\n');
  for (const verify of [false, true]) {
    for (let round = 0; round < WARM_UP; round++) await issue(verify);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round++) samples.push(await issue(verify));
    const median = samples.sort((a, b) => a - b)[ROUNDS >> 1]!;
    const name = verify ? 'built and read back' : 'built';
    const limit = verify ? '' : `  limit ${TARGET_MS} ms`;
    process.stdout.write(`  ${name.padEnd(56)}${median.toFixed(1).padStart(12)} ms${limit}\n`);
  }
}
