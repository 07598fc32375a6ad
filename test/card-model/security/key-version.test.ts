import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoreUsual, USUAL_VERSION, usualVersion } from '../../../card-model/security/key-version.js';

const usualOf = (...versions: number[]) => usualVersion(versions.map((version) => ({ version })))?.version;
const version = fc.integer({ min: 0, max: 255 });

describe('the usual version of a key', () => {
  it('is 01, or else the lowest', () => {
    expect([usualOf(2, 1, 0), usualOf(3, 0, 2), usualOf(255), usualOf()]).toEqual([1, 0, 255, undefined]);
  });
  it('does not depend on the order of the keys', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), (versions) => {
        const expected = versions.includes(USUAL_VERSION) ? USUAL_VERSION : Math.min(...versions);
        expect(usualOf(...versions)).toBe(expected);
        expect(usualOf(...versions.reverse())).toBe(expected);
      }),
    );
  });
  it('is the first of those with the same number', () => {
    const first = { version: 7 };
    expect(usualVersion([first, { version: 7 }])).toBe(first);
  });
});

describe('of two versions', () => {
  it('one is more usual than the other, unless they are equal', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect([isMoreUsual(a, b), isMoreUsual(b, a)].filter(Boolean)).toHaveLength(a === b ? 0 : 1);
      }),
    );
  });
});
