import { beforeAll, describe, expect, it } from 'vitest';
import { createCard, findProfile } from '../../../card-model/index.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { randomWalk, type WalkReport } from '../../support/random-walk.js';

const MODULES = { createCard, findProfile, cardAlgorithm };
const STEPS = Number(process.env.SSCARD_TEST_WALK_STEPS ?? 100_000);
/** In hexadecimal, as a failure tells it. */
const SEED = Number.parseInt(process.env.SSCARD_TEST_WALK_SEED ?? '5ca2d', 16);
/** Answers without which the walk would have missed a part of the card. */
const MAIN_KINDS =
  '9000 61xx 6283 6285 63Cx 6700 6881 6981 6982 6983 6984 6985 6986 6988 6A80 6A81 6A82 6A83 6A84 6A86 6A88 6A89 6A8A 6B00 6Cxx 6D00 6E00 9302 9303 9401 9402';
/** Class and instruction of every command that the walk has to see succeed, and how often in 100,000 steps. */
const SERVED: [code: string, times: number][] = [
  ['00a4', 1000],
  ['00b2', 1000],
  ['00b0', 50],
  ['00dc', 50],
  ['00d2', 5],
  ['00e2', 10],
  ['00d6', 5],
  ['0020', 500],
  ['805e', 50],
  ['8424', 8],
  ['0084', 1000],
  ['0082', 1000],
  ['0088', 50],
  ['841e', 10],
  ['8418', 10],
  ['8416', 1],
  ['0044', 5],
  ['0004', 5],
  ['00e6', 1],
  ['80e0', 50],
  ['80e1', 10],
  ['84d4', 20],
  ['8050', 30],
  ['8054', 5],
];

describe('a random walk over cards of three generations', () => {
  let report: WalkReport;
  beforeAll(() => {
    report = randomWalk(MODULES, { steps: STEPS, seed: SEED });
    const { cards, tears, rightsGained } = report;
    process.stdout.write(
      `${STEPS} random commands to ${cards} cards, seed ${SEED.toString(16)}: card and model agree; power lost ${tears} times, ${rightsGained} rights gained\n`,
    );
  }, 600_000);

  it('meets every main kind of answer', () => {
    expect([...report.answers.keys()]).toEqual(expect.arrayContaining(MAIN_KINDS.split(' ')));
    expect(report.answers.get('9000')).toBeGreaterThan(STEPS / 10);
  });

  it.each(SERVED)('has %s succeed', (code, times) => {
    expect(report.served.get(code)).toBeGreaterThanOrEqual(Math.floor((times * STEPS) / 100_000));
  });

  it('gains rights by right secrets, probes files with and without them, and loses power inside commands', () => {
    expect(report.rightsGained).toBeGreaterThan(STEPS / 100);
    expect(report.probes).toBeGreaterThan(STEPS / 50);
    expect(report.tears).toBeGreaterThan(STEPS / 500);
  });

  it('is the same walk for the same seed', () => {
    const short = { steps: 2_000, seed: 7 };
    expect(randomWalk(MODULES, short)).toEqual(randomWalk(MODULES, short));
  });
});
