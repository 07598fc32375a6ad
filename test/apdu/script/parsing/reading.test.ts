import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { HeadReader } from '../../../../apdu/script/parsing/case-head.js';
import {
  bodyOf,
  type Level,
  partOf,
  placeOf,
  push,
  type Reading,
} from '../../../../apdu/script/parsing/reading.js';
import type { ScriptItem } from '../../../../apdu/script/script.js';
import { lineOf } from '../script-kit.js';

const reading = (level: Level = 'script'): Reading => ({
  level,
  items: [],
  head: new HeadReader(undefined),
  needs: () => [],
  answers: 'none',
});

const item = (text: string): ScriptItem => parseScript(`send 00\n${text}`, 'f').body.items[1]!;

test.each<[Level, Level]>([
  ['script', 'script-part'],
  ['script-part', 'script-part'],
  ['case', 'part'],
  ['part', 'part'],
])('inside %s a loop is %s', (level, part) => {
  expect(partOf(reading(level))).toBe(part);
});

test('a place is as written', () => {
  expect(placeOf(lineOf('\n  send 00 # x'))).toEqual({ file: 'demo.apdu', line: 2, text: 'send 00 # x' });
});

test('a body has no cleanup unless there is one', () => {
  const cleanup = [item('reset')];
  expect(bodyOf(reading())).toEqual({ items: [], cleanup: [] });
  expect(bodyOf({ ...reading(), cleanup })).toEqual({ items: [], cleanup });
});

describe('whether there is an answer', () => {
  test.each([
    ['send 00', 'maybe'],
    ['power off', 'maybe'],
    ['if interface contact\nend', 'maybe'],
    ['note x', 'none'],
    ['set x = 00', 'none'],
    ['took 1 ms', 'none'],
    ['check 00 = 00', 'none'],
  ])('behind %j: %s', (text, answers) => {
    const into = reading();
    push(item(text), into);
    expect(into.answers).toBe(answers);
  });

  test('a reset leaves none', () => {
    const into: Reading = { ...reading(), answers: 'maybe' };
    push(item('note x'), into);
    expect(into.answers).toBe('maybe');
    push(item('reset'), into);
    expect(into.answers).toBe('none');
  });
});

describe('expect fault', () => {
  test.each(['send 01', 'reset'])('lets %s fail right before it', (text) => {
    const into = reading();
    push(item(text), into);
    push(item('expect fault NO_CARD'), into);
    expect(into.items[0]).toMatchObject({ faultExpected: true });
  });

  test('lets nothing else fail', () => {
    const into = reading();
    push(item('send 01'), into);
    push(item('note x'), into);
    push(item('expect fault NO_CARD'), into);
    push(item('send 01'), into);
    push(item('expect torn'), into);
    expect(into.items.filter((one) => 'faultExpected' in one)).toEqual([]);
  });
});
