import { expect, test } from 'vitest';
import { KEY_TYPES, type KeyType } from '../../../../card-model/index.js';
import { opensRights } from '../../../../card-model/security/key-type.js';
import { proofKindOf, usedInstead } from '../../../../host-cli/terminal/services/key-use.js';

test.each(Object.keys(KEY_TYPES) as KeyType[])('%s authenticates, or it is said what uses it', (type) => {
  expect(usedInstead(type) === undefined).toBe(opensRights(type));
});

test.each(['LK', 'BK', 'PIN_RELOAD', 'DPK', 'DTK', 'IRK'] as const)('what uses %s is a verb', (type) => {
  expect(usedInstead(type)).toMatch(/\(sscard /);
});

test('what can be proved, and how', () => {
  expect(proofKindOf('EXTERNAL')).toBe('external');
  expect(proofKindOf('MK')).toBe('external');
  expect(proofKindOf('IRK')).toBe('internal');
  for (const type of ['BK', 'LK', 'PIN_RELOAD', 'DPK', 'DTK', 'SAM'] as const)
    expect(proofKindOf(type)).toBe('none');
});
