import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeCommand } from '../../../apdu/codec/command-apdu.js';
import { namesMasterFile, readSelect } from '../../../apdu/trace/select-coding.js';

test.each([
  ['00A40000023F00', { kind: 'identifier', fid: 0x3f00, among: 'any' }],
  ['00A4010002DF04', { kind: 'identifier', fid: 0xdf04, among: 'directories' }],
  ['00A4020002EF05', { kind: 'identifier', fid: 0xef05, among: 'files' }],
  ['00A40000', { kind: 'master' }],
  ['00A40300', { kind: 'parent' }],
  ['00A4040002AABB', { kind: 'name', aid: fromHex('AABB') }],
  ['00A4080004DF04EF06', { kind: 'path', fids: [0xdf04, 0xef06], fromMaster: true }],
  ['00A4090002DF04', { kind: 'path', fids: [0xdf04], fromMaster: false }],
  ['00A4080003DF04EF', { kind: 'unknown' }],
  ['00A40800', { kind: 'unknown' }],
  ['00A4000001DF', { kind: 'unknown' }],
  ['00A40100', { kind: 'unknown' }],
  ['00A40500', { kind: 'unknown' }],
])('%s', (hex, target) => {
  expect(readSelect(decodeCommand(fromHex(hex)))).toEqual(target);
});

test.each([
  ['00A40000', true],
  ['00A40000023F00', true],
  ['00A4000002EF05', false],
  ['00A40300', false],
])('%s names the master file: %s', (hex, expected) => {
  expect(namesMasterFile(readSelect(decodeCommand(fromHex(hex))))).toBe(expected);
});
