import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearNames, unknownName } from '../../../../host-cli/terminal/keys/near-names.js';

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

describe('a name that is none', () => {
  it.each([
    ['SSSE.RKK', NAMES, 'the keys hold no "SSSE.RKK"; did you mean SSSE.RK or '],
    ['other', NAMES.slice(0, 2), 'the keys hold no "other"; there are SSSE.RK, SSSE.UK'],
    ['other', [], 'the keys hold no "other"; there are none'],
  ] as const)('%s of %j', (asked, names, message) => {
    const error = unknownName('the keys hold', asked, names);
    expect(error).toMatchObject({ code: 'KEY_NAME_UNKNOWN' });
    expect(error.message).toContain(message);
  });
});
