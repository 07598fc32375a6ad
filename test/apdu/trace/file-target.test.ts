import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { readFileTarget } from '../../../apdu/trace/file-target.js';

test.each([
  ['00B2010400', { sfi: 0, part: { kind: 'record-number', number: 1 } }],
  ['00B2012C00', { sfi: 5, part: { kind: 'record-number', number: 1 } }],
  ['00B2080000', { sfi: 0, part: { kind: 'record-tag', tag: 8 } }],
  ['00B2083014', { sfi: 6, part: { kind: 'record-tag', tag: 8 } }],
  ['00DC052806050420211203', { sfi: 5, part: { kind: 'record-tag', tag: 5 } }],
  ['00DC00000305010A', { sfi: 0, part: { kind: 'record-tag', tag: 5 } }],
  ['00DC000303000131', { sfi: 0, part: { kind: 'record-appended' } }],
  ['00E200A803000131', { sfi: 21, part: { kind: 'record-appended' } }],
  ['00B0010280', { sfi: 0, part: { kind: 'bytes', offset: 0x102 } }],
  ['00B0880280', { sfi: 8, part: { kind: 'bytes', offset: 2 } }],
  ['00D67FFF0101', { sfi: 0, part: { kind: 'bytes', offset: 0x7fff } }],
  ['00A40000', undefined],
])('%s', (hex, target) => {
  expect(readFileTarget(decodeCommand(fromHex(hex)))).toEqual(target);
});

test('a record that is written by its number', () => {
  expect(readFileTarget(decodeCommand(fromHex('00D2022C020101')))).toEqual({
    sfi: 5,
    part: { kind: 'record-number', number: 2 },
  });
});
