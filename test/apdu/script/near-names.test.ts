import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearNames, nearOrAll } from '../../../apdu/script/near-names.js';

const VERBS = ['send', 'expect', 'reset', 'note', 'or', 'internal-authenticate'];

describe('near names', () => {
  test.each([
    ['sned', ['send']],
    ['SEND', ['send']],
    ['expct', ['expect']],
    ['expects', ['expect']],
    ['exspekt', ['expect']],
    ['internal-autenticat', ['internal-authenticate']],
    ['on', ['or']],
    ['verify', []],
    ['', []],
    ['xyz', []],
  ])('%s', (asked, names) => {
    expect(nearNames(asked, VERBS)).toEqual(names);
  });

  test('the best come first, three at most', () => {
    expect(nearNames('record', ['recorder', 'records', 'record', 'recard', 'recorf'])).toEqual([
      'record',
      'records',
      'recard',
    ]);
  });

  test('a name is near itself and near itself with one letter left out', () => {
    const name = fc.stringMatching(/^[a-z]{4,20}$/);
    fc.assert(
      fc.property(name, fc.nat(19), (known, place) => {
        expect(nearNames(known, [known])).toEqual([known]);
        const index = place % known.length;
        expect(nearNames(known.slice(0, index) + known.slice(index + 1), [known])).toEqual([known]);
      }),
    );
  });
});

test.each([
  ['sned', ['send', 'note'], "did you mean 'send'?"],
  ['nose', ['note', 'nome'], "did you mean 'note' or 'nome'?"],
  ['quux', ['send', 'note'], 'the verbs are send, note'],
  ['quux', [], 'there are no verbs'],
])('%s of %j', (asked, names, text) => {
  expect(nearOrAll(asked, names, 'verbs')).toBe(text);
});
