import { describe, expect, test } from 'vitest';
import { Nesting } from '../../../../apdu/script/formatting/nesting.js';
import { expectScriptError, lineOf } from '../script-kit.js';

function depths(...texts: string[]): number[] {
  const nesting = new Nesting();
  const found = texts.map((text) => {
    const line = lineOf(text);
    if (line !== undefined) nesting.enter(line);
    const { depth } = nesting;
    nesting.leave(line);
    return depth;
  });
  nesting.finish();
  return found;
}

test.each([
  [['send 00'], [0]],
  [
    ['case a', 'send 00', 'end', 'send 00'],
    [0, 1, 0, 0],
  ],
  [
    ['case a', 'cleanup', 'send 00', 'end', 'end'],
    [0, 1, 2, 1, 0],
  ],
  [
    ['if generation 3', 'note a', 'else if generation 2', 'note b', 'else', '# c', 'end'],
    [0, 1, 0, 1, 0, 1, 0],
  ],
  [
    ['for n in 1..2', 'if answer 9000', 'else', 'end', 'end'],
    [0, 1, 1, 1, 0],
  ],
])('%j stand at %j', (texts, expected) => {
  expect(depths(...texts)).toEqual(expected);
});

test('what is fresh and what closes', () => {
  const nesting = new Nesting();
  const states = ['if generation 3', 'note a', 'else', 'end'].map((text) => {
    const line = lineOf(text);
    nesting.enter(line);
    const { closes } = nesting;
    nesting.leave(line);
    return [closes, nesting.isFresh];
  });
  expect(states).toEqual([
    [false, true],
    [false, false],
    [true, true],
    [true, false],
  ]);
  expect(nesting.closes).toBe(false);
});

describe('refused', () => {
  test.each([
    [['end'], 'BLOCK_MISPLACED'],
    [['else'], 'BLOCK_MISPLACED'],
    [['case a', 'else', 'end'], 'BLOCK_MISPLACED'],
    [['if generation 3', 'else', 'else', 'end'], 'BLOCK_MISPLACED'],
    [['if generation 3', 'else', 'else if generation 2', 'end'], 'BLOCK_MISPLACED'],
    [['case a'], 'BLOCK_OPEN'],
    [['case a', 'for n in 1..2', 'end'], 'BLOCK_OPEN'],
  ] as const)('%j', (texts, code) => {
    expectScriptError(() => depths(...texts), code);
  });
});
