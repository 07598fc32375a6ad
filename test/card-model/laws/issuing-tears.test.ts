import { afterAll, describe, expect, it } from 'vitest';
import { findProfile, PROFILES } from '../../../card-model/profiles/registry.js';
import { buildThroughAllTears, resumeAfter, type TearPoint, Workbench } from '../../support/issuing-tears.js';
import { demonstrationOf } from '../../support/tear-host.js';

/** Of the points at which issuing was broken off, every so manieth is resumed by the program; 1 = all. */
const SAMPLE = Number(process.env.SSCARD_TEST_RESUME_EVERY ?? 23);
const PROTOCOLS = ['T=0', 'T=1'] as const;

const count = { points: 0, resumed: 0 };
afterAll(() => {
  process.stdout.write(
    `issuing broken off at ${count.points} writes, resumed by the program ${count.resumed} times\n`,
  );
});

/** The last steps: end of the building and change of state. */
const LAST_POINTS = 8;

describe.each(['INITIALISED', 'DEACTIVATED'] as const)('issuing a card that is to be %s', (state) => {
  it('resumes at its last steps', async () => {
    const profile = findProfile('gen3');
    const contents = demonstrationOf(profile, state);
    const finished = Workbench.finished(contents);
    const { points, state: built } = await buildThroughAllTears(profile, contents, 'T=0');
    expect(built).toBe(finished);
    for (const point of points.slice(-LAST_POINTS)) {
      const resumed = await resumeAfter(point, profile, contents, 'T=0');
      expect(resumed.result.outcome, JSON.stringify(point)).toBe('issued');
      expect(resumed.state === finished, JSON.stringify(point)).toBe(true);
    }
    count.points += points.length;
    count.resumed += LAST_POINTS;
  });
});

describe.each(PROFILES.map((profile, index) => ({ id: profile.id, profile, index })))(
  'issuing a card of $id through power failures',
  ({ profile, index }) => {
    const contents = demonstrationOf(profile);
    const finished = Workbench.finished(contents);
    const pointsOf = new Map<string, readonly TearPoint[]>();

    it.each(PROTOCOLS)(
      'one card torn at every write of every step becomes what it was to be, %s',
      async (protocol) => {
        const { points, state } = await buildThroughAllTears(profile, contents, protocol);
        pointsOf.set(protocol, points);
        count.points += points.length;
        expect(points.length).toBeGreaterThan(20);
        expect(state).toBe(finished);
      },
    );

    it.each(PROTOCOLS)(
      'torn at points all over the building, the program resumes and finishes, %s',
      async (protocol) => {
        const points = pointsOf.get(protocol)!;
        const offset = index * 2 + PROTOCOLS.indexOf(protocol);
        for (const [number, point] of points.entries()) {
          if ((number + offset) % SAMPLE !== 0) continue;
          const { result, state } = await resumeAfter(point, profile, contents, protocol);
          expect(result.outcome, JSON.stringify(point)).toBe('issued');
          expect(state === finished, JSON.stringify(point)).toBe(true);
          count.resumed++;
        }
      },
    );
  },
);
