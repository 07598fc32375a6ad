import { describe, expect, test } from 'vitest';
import { NamedBlocks } from '../../../../apdu/script/parsing/named-blocks.js';
import { expectScriptError, lineOf } from '../script-kit.js';

const line = lineOf('do choose EF05');
const name = { text: 'choose', column: 4 };

function blocks() {
  const all = new NamedBlocks();
  all.define({ name: 'choose', parameters: ['fid'], items: [] });
  all.define({ name: 'all', parameters: [], items: [] });
  return all;
}

test('are found by their names', () => {
  expect(blocks().find('choose')).toMatchObject({ parameters: ['fid'] });
  expect(blocks().find('x')).toBeUndefined();
  expect([blocks().isEmpty, new NamedBlocks().isEmpty]).toEqual([false, true]);
});

test('have one definition', () => {
  expectScriptError(
    () => blocks().refuseTwice(line, name),
    'NAME_TWICE',
    4,
    "there is a block 'choose' already",
  );
  expect(() => new NamedBlocks().refuseTwice(line, name)).not.toThrow();
});

describe('calls', () => {
  const checked = (text: string, given: number, all = blocks()) => {
    all.calls(line, { text, column: 4 }, given);
    all.check();
  };

  test('of a block with its values', () => {
    expect(() => checked('choose', 1)).not.toThrow();
    expect(() => checked('all', 0)).not.toThrow();
  });

  test.each([
    ['chose', 1, 'UNKNOWN_BLOCK', "there is no block 'chose'; did you mean 'choose'?"],
    ['quux', 1, 'UNKNOWN_BLOCK', "there is no block 'quux'; the blocks are choose, all"],
    ['choose', 0, 'ARGUMENT_MISSING', 'the block choose takes FID; 0 given'],
    ['choose', 2, 'ARGUMENT_UNKNOWN', 'the block choose takes FID; 2 given'],
    ['all', 1, 'ARGUMENT_UNKNOWN', 'the block all takes no values; 1 given'],
  ] as const)('%s with %i', (text, given, code, message) => {
    expectScriptError(() => checked(text, given), code, 4, message);
  });

  test('where there are no blocks', () => {
    expectScriptError(() => checked('x', 0, new NamedBlocks()), 'UNKNOWN_BLOCK', 4, 'there are no blocks');
  });

  test('may stand before the block', () => {
    const all = new NamedBlocks();
    all.calls(line, name, 1);
    all.define({ name: 'choose', parameters: ['fid'], items: [] });
    expect(() => all.check()).not.toThrow();
  });
});
