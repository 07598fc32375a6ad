import { describe, expect, test } from 'vitest';
import {
  formatNamed,
  MARKED_LINES,
  recogniseFormat,
  TRACE_FORMATS,
} from '../../../../host-cli/decoding/formats/format-table.js';
import { KINDS } from '../../../../host-cli/decoding/subject.js';
import { SAMPLES, sample } from '../../../apdu/script/dialects/samples.js';
import { LOGS } from '../logs/samples.js';

describe('what a text is', () => {
  test.each([
    ['> 00A40000\n< 6A82', 'marked-lines'],
    ['recorded 2026-11-23T03:00:00Z sscard 0.1.0\nreset', 'recording'],
    ['title x\nsend 00A40000', 'script'],
    ['00A40000\n00840008', 'scriptor'],
    ['9000\n6A82', undefined],
    ['00A40000', undefined],
    ['00B2070400\n6A83', undefined],
    ['0709413130303030303135', undefined],
    ['', undefined],
  ])('%j: %s', (text, id) => {
    expect(recogniseFormat(text)?.id).toBe(id);
  });

  test.each(Object.entries(SAMPLES).flatMap(([id, names]) => names.map((name) => [name, id] as const)))(
    '%s: %s',
    (name, id) => {
      // The marks of Ledger are among those of any trace.
      expect(recogniseFormat(sample(name))?.id).toBe(id === 'ledger' ? 'marked-lines' : id);
    },
  );

  test.each(Object.entries(LOGS))('a log: %s', (id, text) => {
    expect(recogniseFormat(text)?.id).toBe(id);
  });
});

test('formats have names of their own, which --as takes', () => {
  const ids = TRACE_FORMATS.map(({ id }) => id);
  expect(new Set([...ids, ...Object.keys(KINDS)]).size).toBe(ids.length + Object.keys(KINDS).length);
  expect(formatNamed('marked-lines')).toBe(MARKED_LINES);
  expect(formatNamed('nothing')).toBeUndefined();
  for (const { meaning } of TRACE_FORMATS) expect(meaning).not.toBe('');
});
