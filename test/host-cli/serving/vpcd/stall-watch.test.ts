import { expect, test } from 'vitest';
import { StallWatch } from '../../../../host-cli/serving/vpcd/stall-watch.js';

/** Waits in milliseconds between a lone length and its command; undefined for a command that came whole. */
function watch(waits: readonly (number | undefined)[]): number[] {
  let now = 1_000;
  const told: number[] = [];
  const stallWatch = new StallWatch(
    (waitedMs) => told.push(waitedMs),
    () => now,
  );
  for (const wait of waits) {
    if (wait === undefined) {
      now += 500;
    } else {
      stallWatch.lengthAlone();
      now += wait;
    }
    stallWatch.commandCame();
  }
  return told;
}

test.each([
  { waits: [], told: [] },
  { waits: [40, 40], told: [] },
  { waits: [40, 41, 42], told: [42] },
  { waits: [40, 41, 42, 43, 44, 45, 46], told: [42] },
  { waits: [1, 20, 20, 20, 20], told: [] },
  { waits: [21, 1, 21, 1, 21], told: [21] },
  { waits: [undefined, undefined, undefined, undefined], told: [] },
])('$waits: $told', ({ waits, told }) => {
  expect(watch(waits)).toEqual(told);
});
