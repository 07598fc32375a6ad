import { beforeAll, describe, expect, it } from 'vitest';
import { createCard, demonstrationCard, findProfile } from '../../../card-model/index.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { randomWalk, type WalkReport } from '../../support/random-walk.js';

const MODULES = { createCard, demonstrationCard, findProfile, cardAlgorithm };
const STEPS = 20_000;
const SEED = 0x5ca2d;
/** Answers without which the walk would have missed a part of the card. */
const MAIN_KINDS =
  '9000 61xx 63Cx 6700 6981 6982 6983 6984 6986 6988 6A80 6A82 6A83 6A84 6A86 6A88 6B00 6Cxx 6D00 6E00';

describe('a random walk over the card', () => {
  let report: WalkReport;
  beforeAll(() => {
    report = randomWalk(MODULES, { steps: STEPS, seed: SEED });
  });

  it('meets every main kind of answer', () => {
    expect([...report.answers.keys()]).toEqual(expect.arrayContaining(MAIN_KINDS.split(' ')));
    expect(report.answers.get('9000')).toBeGreaterThan(STEPS / 10);
  });

  it('gains rights by right secrets and probes files with and without them', () => {
    expect(report.rightsGained).toBeGreaterThan(STEPS / 100);
    expect(report.probes).toBeGreaterThan(STEPS / 50);
  });

  it('is the same walk for the same seed', () => {
    const short = { steps: 2_000, seed: 7 };
    expect(randomWalk(MODULES, short)).toEqual(randomWalk(MODULES, short));
  });
});
