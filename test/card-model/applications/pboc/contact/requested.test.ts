import { expect, it } from 'vitest';
import { requestIn } from '../../../../../card-model/applications/pboc/contact/requested.js';

it.each([
  [0x00, { kind: 'AAC', combined: false }],
  [0x10, { kind: 'AAC', combined: true }],
  [0x40, { kind: 'TC', combined: false }],
  [0x50, { kind: 'TC', combined: true }],
  [0x80, { kind: 'ARQC', combined: false }],
  [0x90, { kind: 'ARQC', combined: true }],
])('P1 %i', (p1, request) => {
  expect(requestIn(p1)).toEqual(request);
});

it('every other P1 asks for nothing', () => {
  const known = Array.from({ length: 256 }, (_, p1) => p1).filter((p1) => requestIn(p1));
  expect(known).toEqual([0x00, 0x10, 0x40, 0x50, 0x80, 0x90]);
});
