import { expect, it } from 'vitest';
import { AccessRights } from '../../../card-model/security/access-rights.js';

it('one right for each reference, there before its key is', () => {
  const rights = new AccessRights();
  const first = rights.of(0x81);
  first.held = true;
  expect([rights.of(0x81), rights.of(0x82).held]).toEqual([first, false]);
});

it('all are dropped together, and stay the same objects', () => {
  const rights = new AccessRights();
  const some = [0, 4, 0xff].map((reference) => rights.of(reference));
  for (const right of some) right.held = true;
  rights.drop();
  expect(some.map(({ held }) => held)).toEqual([false, false, false]);
  expect(rights.of(4)).toBe(some[1]);
});
