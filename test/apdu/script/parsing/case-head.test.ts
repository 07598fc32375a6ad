import { describe, expect, test } from 'vitest';
import { HeadReader, jointHead } from '../../../../apdu/script/parsing/case-head.js';
import { expectScriptError, lineOf } from '../script-kit.js';

function head(lines: string[], known?: readonly string[]) {
  const reader = new HeadReader(known);
  for (const line of lines) reader.read(lineOf(line));
  return reader.head;
}

describe('a head', () => {
  test('collects its lines', () => {
    expect(
      head([
        'tags reading smoke # why',
        'clause LD/T 6001.3-2023   SSSE_RECORD',
        'clause ISO/IEC 7816-4:2005, 7.3.3',
        'needs keys',
        'needs simulator',
        'destructive writes  the date # of validity',
        'tags more',
      ]),
    ).toEqual({
      tags: ['reading', 'smoke', 'more'],
      clauses: ['LD/T 6001.3-2023 SSSE_RECORD', 'ISO/IEC 7816-4:2005, 7.3.3'],
      needs: ['keys', 'simulator'],
      destructive: 'writes the date',
    });
  });

  test('may say nothing', () => {
    expect(head([])).toEqual({ tags: [], clauses: [], needs: [] });
  });

  test.each(['tags', 'clause', 'needs', 'destructive'])('%s alone says too little', (verb) => {
    expectScriptError(() => head([verb]), 'ARGUMENT_MISSING', verb.length + 1);
    expect(HeadReader.reads(verb)).toBe(true);
  });

  test('needs what is known', () => {
    expect(head(['needs keys'], ['keys', 'simulator']).needs).toEqual(['keys']);
    expectScriptError(
      () => head(['needs keys key'], ['keys', 'simulator']),
      'ARGUMENT_UNKNOWN',
      12,
      'needs knows keys, simulator, not',
    );
  });

  test('is of four lines', () => {
    expect(['title', 'send', 'case'].map((verb) => HeadReader.reads(verb))).toEqual([false, false, false]);
  });
});

test('a case has what the script says for all beside its own', () => {
  const script = { tags: ['a'], clauses: ['x'], needs: ['keys'], destructive: 'all' };
  const own = { tags: ['b'], clauses: [], needs: ['simulator'] };
  expect(jointHead(script, own)).toEqual({
    tags: ['a', 'b'],
    clauses: ['x'],
    needs: ['keys', 'simulator'],
    destructive: 'all',
  });
  expect(jointHead(script, { ...own, destructive: 'one' }).destructive).toBe('one');
  expect(jointHead({ ...own }, own)).not.toHaveProperty('destructive');
});
