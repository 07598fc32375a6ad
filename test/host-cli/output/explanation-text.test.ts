import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { EXPLAIN } from '../../../host-cli/decoding/explain-bytes.js';
import { explanationLines } from '../../../host-cli/output/explanation-text.js';
import { bytes } from '../../support/hex.js';

test('fields are indented below their object', () => {
  const lines = explanationLines(EXPLAIN.tlv(bytes('6F07840541424344459000'.slice(0, 18)), 'en'), NO_COLOURS);
  expect(lines.slice(0, 2)).toEqual(['data objects', '  6F0784054142434445']);
  expect(lines[2]).toMatch(/^ {4}6F FCI template$/);
  expect(lines[3]).toMatch(/^ {6}84 DF name {2}4142434445 {2}ABCDE$/);
});

test('a status word brings meaning, advice and source', () => {
  const lines = explanationLines(EXPLAIN.status(bytes('63C2'), 'en'), NO_COLOURS);
  expect(lines.join('\n')).toMatch(/63C2 TRIES_LEFT: .*2 tries left\n {2}next: .*\n {2}ISO/);
});

test('control characters of a card do not reach the terminal', () => {
  const field = { label: 'x', hex: '1B', text: '\u001b[2J' };
  const lines = explanationLines({ kind: 'tlv', hex: '', sentence: '', fields: [field] }, NO_COLOURS);
  expect(lines.join('')).not.toContain('\u001b');
});

test('what a value says in several lines stands below it', () => {
  const field = { label: 'TVR', hex: '04', notes: ['CDA failed', '\u001b[2J'] };
  const lines = explanationLines({ kind: 'tlv', hex: '', sentence: '', fields: [field] }, NO_COLOURS);
  expect(lines.slice(2)).toEqual(['    TVR  04', '      CDA failed', '      \uFFFD[2J']);
});
