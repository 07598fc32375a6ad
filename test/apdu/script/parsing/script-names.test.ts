import { describe, expect, test } from 'vitest';
import { CORE_FUNCTIONS } from '../../../../apdu/script/functions/core-functions.js';
import { ScriptNames } from '../../../../apdu/script/parsing/script-names.js';
import type { ScriptFunction } from '../../../../apdu/script/script-function.js';
import { expectScriptError, lineOf } from '../script-kit.js';

const line = lineOf('set x = $y');
const added: ScriptFunction = {
  name: 'added',
  parameters: [],
  result: 'number',
  summary: { en: 'x', zh: 'x' },
  apply: () => 1,
};

describe('functions', () => {
  test('are the core ones and those of the language', () => {
    const names = new ScriptNames({ functions: [added] });
    expect(names.function('added')).toBe(added);
    expect(names.function('byte')).toBe(CORE_FUNCTIONS.find(({ name }) => name === 'byte'));
    expect(names.function('toString')).toBeUndefined();
    expect(names.functionNames).toEqual([...names.functionNames].sort());
    expect(names.functionNames).toHaveLength(CORE_FUNCTIONS.length + 1);
  });
});

describe('names', () => {
  test.each(['x', 'X1', 'a-b_c', '卡号', 'toString', 'é'])('%s', (name) => {
    expect(() => new ScriptNames({}).assigns(name, line, 5)).not.toThrow();
  });

  test.each([
    ['1x', 'a name is a letter, then letters, digits, - and _'],
    ['-x', 'a name is a letter'],
    ['a.b', 'a name is a letter'],
    ['a:b', 'a name is a letter'],
    ['$x', 'where it gets its value a name is written without $'],
    ['data', '$data is given by the card; choose another name'],
    ['generation', '$generation is given by the card'],
  ])('not %s', (name, message) => {
    expectScriptError(() => new ScriptNames({}).assigns(name, line, 5), 'NAME_INVALID', 5, message);
  });
});

describe('what is read must get a value somewhere', () => {
  test('before or behind it, from the program or from the card', () => {
    const names = new ScriptNames({ variables: ['given'] });
    for (const name of ['later', 'given', 'status']) names.reads(name, line, 9);
    names.assigns('later', line, 5);
    expect(() => names.check()).not.toThrow();
  });

  test('else it is told with what was meant', () => {
    const names = new ScriptNames({});
    names.assigns('challenge', line, 5);
    names.reads('chalenge', line, 9);
    expectScriptError(
      () => names.check(),
      'UNKNOWN_VARIABLE',
      9,
      "$chalenge never gets a value; did you mean '$challenge'?",
    );
  });

  test('or with all there are', () => {
    const names = new ScriptNames({});
    names.reads('quux', line, 9);
    expectScriptError(
      () => names.check(),
      'UNKNOWN_VARIABLE',
      9,
      'the variables are $atr, $data, $generation',
    );
  });
});

test('who reads what', () => {
  const names = new ScriptNames({});
  names.reads('generation', line, 9);
  expect([names.isRead('generation'), names.isRead('x')]).toEqual([true, false]);
});
