import { describe, expect, test } from 'vitest';
import { callOf, usageOf } from '../../../../apdu/script/expressions/function-call.js';
import type { FunctionParameter, ScriptFunction } from '../../../../apdu/script/script-function.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, number, readerOf, surroundings, word } from '../script-kit.js';

const bytes: FunctionParameter = { name: 'x', kind: 'bytes' };
const count: FunctionParameter = { name: 'count', kind: 'number' };
const optional: FunctionParameter = { name: 'more', kind: 'bytes', optional: true };

function definition(
  parameters: readonly FunctionParameter[],
  apply: ScriptFunction['apply'],
  rest: Partial<ScriptFunction> = {},
): ScriptFunction {
  return { name: 'f', parameters, result: 'bytes', summary: { en: 'f', zh: 'f' }, apply, ...rest };
}

function call(definition: ScriptFunction, words: string) {
  const { reader, line } = readerOf(`v ${words}`);
  return callOf(definition, reader.rest('an argument'), { line, column: 3, text: `(f ${words})` });
}

const secret: Value = { kind: 'word', text: 'AB12', secret: true };
const variables = { pin: secret, x: word('00'), n: number(3) };
const run = (definition: ScriptFunction, words: string) =>
  call(definition, words).evaluate(surroundings(variables));

describe('arguments', () => {
  test.each<[string, FunctionParameter[], (Uint8Array | number | string)[]]>([
    ['0102 3', [bytes, count], [Uint8Array.of(1, 2), 3]],
    ['3 01 02 "A"', [count, bytes], [3, Uint8Array.of(1, 2, 0x41)]],
    ['01', [bytes, optional], [Uint8Array.of(1)]],
    ['01 02 03', [bytes, optional], [Uint8Array.of(1), Uint8Array.of(2, 3)]],
    ['abc', [{ name: 't', kind: 'text' }], ['abc']],
    ['$n', [count], [3]],
  ])('%s', (words, parameters, expected) => {
    const read = { bytes: 'bytes', number: 'number', text: 'text' } as const;
    run(
      definition(parameters, (given) => {
        expect(given.count).toBe(expected.length);
        expected.forEach((value, index) => {
          expect(given[read[parameters[index]!.kind]](index)).toEqual(value);
        });
        return new Uint8Array(0);
      }),
      words,
    );
    expect.assertions(expected.length + 1);
  });

  test('of a wrong count are refused when the script is read', () => {
    const one = definition([bytes, count], () => 0);
    expectScriptError(() => call(one, '00'), 'ARGUMENT_MISSING', 3, '(f X COUNT) needs more arguments');
    expectScriptError(
      () => call(one, '00 1 2'),
      'ARGUMENT_UNKNOWN',
      8,
      '(f X COUNT) takes no more arguments',
    );
    expectScriptError(
      () =>
        call(
          definition([], () => 0),
          '00',
        ),
      'ARGUMENT_UNKNOWN',
      3,
      '(f) takes no more',
    );
    expect(usageOf(optional)).toBe('[MORE]');
  });

  test('of a wrong kind too, where they are written out', () => {
    expectScriptError(
      () =>
        call(
          definition([count], () => 0),
          '0A',
        ),
      'EVALUATION_FAILED',
      3,
      "'0A' is no number",
    );
    expectScriptError(
      () =>
        call(
          definition([bytes], () => 0),
          '01 0G',
        ),
      'EVALUATION_FAILED',
      6,
    );
    expectScriptError(
      () =>
        run(
          definition([bytes], () => 0),
          '$n',
        ),
      'EVALUATION_FAILED',
      3,
    );
  });
});

describe('results', () => {
  test('of each kind', () => {
    expect(
      run(
        definition([], () => Uint8Array.of(1)),
        '',
      ),
    ).toEqual(bytesValue(Uint8Array.of(1)));
    expect(
      run(
        definition([], () => 5, { result: 'number' }),
        '',
      ),
    ).toEqual(number(5));
    expect(
      run(
        definition([], () => 'a', { result: 'text' }),
        '',
      ),
    ).toEqual({ kind: 'quoted', text: 'a' });
  });

  test('draw on the world', () => {
    const random = definition([count], (given, world) => world.random(given.number(0)));
    expect(run(random, '3')).toEqual(bytesValue(Uint8Array.of(0, 1, 2)));
  });
});

describe('secrets', () => {
  const same = (rest: Partial<ScriptFunction>) => definition([bytes], (given) => given.bytes(0), rest);

  test.each<[Partial<ScriptFunction>, string, boolean]>([
    [{}, '$pin', true],
    [{}, '$x', false],
    [{}, '00 $pin', true],
    [{ secrecy: 'made' }, '$x', true],
    [{ secrecy: 'released' }, '$pin', false],
  ])('%j of %s', (rest, words, isSecret) => {
    expect(run(same(rest), words)).toEqual(bytesValue(expect.any(Uint8Array) as never, isSecret));
  });

  test('stay so as numbers and text', () => {
    expect(
      run(
        definition([bytes], () => 5, { result: 'number' }),
        '$pin',
      ),
    ).toMatchObject({ secret: true });
    expect(
      run(
        definition([bytes], () => 'a', { result: 'text' }),
        '$pin',
      ),
    ).toMatchObject({ secret: true });
  });

  test('are in no message, whatever the function says', () => {
    const telling = (message: string) =>
      definition([bytes, count], () => {
        throw new Error(message);
      });
    const message = (text: string) => {
      try {
        run(telling(text), '$pin 5');
      } catch (error) {
        return (error as { reason: string }).reason;
      }
      return undefined;
    };
    expect(message('ab12 is too short')).toBe('(f): a secret argument is not what it needs');
    expect(message('KEY has 16 bytes, not 2')).toBe('(f): KEY has 16 bytes, not 2');
  });
});

test('what a function throws names the call', () => {
  const broken = definition([], () => {
    throw 'why';
  });
  expectScriptError(() => run(broken, ''), 'EVALUATION_FAILED', 3, '(f): why');
});
