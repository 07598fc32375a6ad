import { expect, it } from 'vitest';
import { tagIn } from '../../../../../card-model/applications/pboc/commands/data-tag.js';

it.each([
  [0x00, 0x00, 0x0000],
  [0x00, 0xff, 0x00ff],
  [0x9f, 0x79, 0x9f79],
  [0xff, 0xff, 0xffff],
])('P1 %i, P2 %i', (p1, p2, tag) => {
  expect(tagIn({ p1, p2 })).toBe(tag);
});
