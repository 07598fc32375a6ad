import { expect, test } from 'vitest';
import { RecordingLines } from '../../../../host-cli/decoding/formats/recording-lines.js';
import { readAll } from '../entry-text.js';

const HEAD =
  'title T\nrecorded 2026-11-23T03:00:00Z sscard 0.1.0\nprotocol T=0\nreset contact\nexpect atr 3B 00\ntook 1.000 ms\n';
const told = (text: string) => readAll(new RecordingLines('a.rec'), HEAD + text);

test('exchanges, with what is hidden', () => {
  expect(
    told('send 00 A4 00 00\nexpect 9000\ntook 0.612 ms\nsend 00 20 00 00 03 ** ** **\nexpect 63 C2\n'),
  ).toEqual(['reset 3B00', '00A40000 9000', '0020000003000000 63C2 hidden data']);
  expect(told('send 00 B0 00 00 02\nexpect ?? ?? 90 00')).toContain('00B0000002 00009000 hidden answer');
});

test('what else happened', () => {
  expect(
    told(
      'power off\nsend 00 A4 00 00\nexpect torn\nsend 00 20 00 00 02 ** **\nexpect fault LINK_FAILED\ntear 3\n',
    ),
  ).toEqual([
    'reset 3B00',
    'remark power off',
    '00A40000 alone: torn',
    '00200000020000 alone: LINK_FAILED hidden data',
    'remark the power is to go after 3 writes',
  ]);
});

test('a line that is none of a recording is told with its place', () => {
  expect(() => told('set a = 00')).toThrow('a.rec:7:1:');
});
