import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BytePattern,
  capturedBytes,
  type PatternRun,
  placeRuns,
} from '../../../../apdu/script/expectations/byte-pattern.js';
import { anyBytes } from '../../arbitrary.js';

const run = (...values: number[]): PatternRun => ({ values });
const bytes = (...values: number[]) => Uint8Array.from(values);

describe('places', () => {
  test.each<[string, number[], PatternRun[], number[] | undefined]>([
    ['all of it', [1, 2], [run(1, 2)], [0]],
    ['nothing of nothing', [], [run()], [0]],
    ['too short', [1], [run(1, 2)], undefined],
    ['too long', [1, 2, 3], [run(1, 2)], undefined],
    ['begin and end', [1, 2, 3], [run(1), run(3)], [0, 2]],
    ['begin and end that meet', [1, 3], [run(1), run(3)], [0, 1]],
    ['begin and end that overlap', [1], [run(1), run(1)], undefined],
    ['anything', [1, 2], [run(), run()], [0, 2]],
    ['the first place that fits', [1, 2, 1, 2, 9], [run(), run(2), run(9)], [0, 1, 4]],
    ['one behind the other', [1, 2, 2], [run(), run(2), run(2), run()], [0, 1, 2, 3]],
    ['no place', [1, 2, 3], [run(), run(4), run()], undefined],
  ])('%s', (_name, values, runs, offsets) => {
    expect(placeRuns(bytes(...values), runs)).toEqual(offsets);
  });

  test('only the bits of a mask count', () => {
    const masked: PatternRun = { values: [0x60], masks: [0xf0] };
    expect(placeRuns(bytes(0x6a), [masked])).toEqual([0]);
    expect(placeRuns(bytes(0x7a), [masked])).toBeUndefined();
  });

  test('what is cut out of bytes is found in them', () => {
    fc.assert(
      fc.property(anyBytes(30), fc.nat(30), fc.nat(30), (all, a, b) => {
        const [start, end] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
        const runs = [run(), run(...all.subarray(start, end)), run()];
        const offsets = placeRuns(all, runs)!;
        expect(offsets[1]).toBeLessThanOrEqual(start);
        expect(all.subarray(offsets[1], offsets[1]! + end - start)).toEqual(all.subarray(start, end));
      }),
    );
  });
});

describe('captures', () => {
  const captured = (values: number[], runs: BytePattern) => {
    const all = bytes(...values);
    const found = capturedBytes(all, runs, placeRuns(all, runs)!);
    return found && Object.fromEntries([...found].map(([name, part]) => [name, [...part]]));
  };

  test('of counted bytes', () => {
    const runs: BytePattern = [
      { values: [1, 0, 0, 4], masks: [255, 0, 0, 255], captures: [{ name: 'x', offset: 1, count: 2 }] },
    ];
    expect(captured([1, 2, 3, 4], runs)).toEqual({ x: [2, 3] });
  });

  test('of any bytes between two runs', () => {
    const runs: BytePattern = [run(1), { values: [9], gap: 'x' }];
    expect(captured([1, 5, 6, 9], runs)).toEqual({ x: [5, 6] });
    expect(captured([1, 9], runs)).toEqual({ x: [] });
    expect(captured([7, 8], [run(), { values: [], gap: 'all' }])).toEqual({ all: [7, 8] });
  });

  test('are none where nothing has a name', () => {
    expect(captured([1, 2], [run(1), run(2)])).toBeUndefined();
  });

  test('are copies', () => {
    const all = bytes(1, 2);
    const found = capturedBytes(all, [run(), { values: [], gap: 'x' }], [0, 2])!;
    all[0] = 9;
    expect(found.get('x')).toEqual(bytes(1, 2));
  });
});
