import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearNames } from '../../../../host-cli/terminal/keys/near-names.js';

const NAMES = ['SSSE.RK', 'SSSE.UK', 'SSSE.IRK', 'SSSE.PIN_RELOAD', 'DF01.RK', 'DF04.RK_EF06'];

describe('near names', () => {
  it.each([
    ['ssse.rk', ['SSSE.RK', 'SSSE.UK', 'SSSE.IRK']],
    ['SSSERK', ['SSSE.RK', 'SSSE.UK', 'SSSE.IRK']],
    ['reload', ['SSSE.PIN_RELOAD']],
    ['DF1.RK', ['DF01.RK']],
    ['RK_EF06', ['DF04.RK_EF06']],
    ['nothing like it', []],
    ['', []],
    ['  ', []],
  ])('of %j are %j', (asked, expected) => expect(nearNames(asked, NAMES)).toEqual(expected));
});

it('a name with one letter changed, lost or added is suggested first', () => {
  const slip = fc.record({
    name: fc.constantFrom(...NAMES),
    at: fc.nat(4),
    how: fc.constantFrom('change', 'lose', 'add'),
  });
  fc.assert(
    fc.property(slip, ({ name, at, how }) => {
      const head = name.slice(0, at) + (how === 'lose' ? '' : '#');
      const typed = head + name.slice(how === 'add' ? at : at + 1);
      expect(nearNames(typed, ['QQQQQQQQQ', name])).toEqual([name]);
    }),
  );
});

it('never suggests more than three', () => {
  expect(nearNames('EF', ['EF01', 'EF02', 'EF03', 'EF04'])).toEqual(['EF01', 'EF02', 'EF03']);
});
