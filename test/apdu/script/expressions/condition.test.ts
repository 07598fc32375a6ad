import { describe, expect, test } from 'vitest';
import { readCondition } from '../../../../apdu/script/expressions/condition.js';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { expectScriptError, play, readerOf } from '../script-kit.js';

function condition(words: string) {
  const { reader, line } = readerOf(`if ${words}`);
  return readCondition({ reader, line, assigns: () => {}, reads: () => {} });
}

/** Which branch is taken behind an answer 11 22 9000. */
async function taken(words: string, options: Parameters<typeof play>[2] = {}, first = 'send 00A40000') {
  const lines = [first, `if ${words}`, '  note yes', 'else', '  note no', 'end'];
  const result = await play(lines, () => '11229000', options);
  expect(result.passed).toBe(true);
  return result.steps.at(-1)!.step;
}

describe('what is asked', () => {
  test.each([
    ['generation 3', 'yes'],
    ['generation 2', 'no'],
    ['not generation 2', 'yes'],
    ['$generation = 3', 'yes'],
    ['interface contact', 'yes'],
    ['interface contactless', 'no'],
    ['protocol T=0', 'yes'],
    ['protocol T=1', 'no'],
    ['not protocol T=1', 'yes'],
    ['answer 9000', 'yes'],
    ['answer 11 22 9000', 'yes'],
    ['answer 6283 or 61xx', 'no'],
    ['not answer 6283', 'yes'],
    ['answer length 2', 'yes'],
    ['$status = 9000', 'yes'],
    ['$data = 1123', 'no'],
    ['not $data = 1123', 'yes'],
    ['(length $data) > 1', 'yes'],
    ['$interface = contact', 'yes'],
  ])('if %s: %s', async (words, note) => {
    expect(await taken(words, { generation: '3' })).toMatchObject({ note });
  });

  test.each([
    ['interface contactless', 'yes'],
    ['protocol contactless', 'yes'],
    ['interface contact', 'no'],
  ])('over the air, if %s: %s', async (words, note) => {
    expect(await taken(words, {}, 'reset contactless')).toMatchObject({ note });
  });

  test('a generation that is not known is a fault of the line', async () => {
    const result = await play(['if generation 3', 'send 00A40000', 'end'], () => '9000');
    expect(result.cases[0]).toMatchObject({
      outcome: 'error',
      reason: 'demo.apdu:1:4: the generation of the card is not known',
    });
  });

  test('what it captures is kept when the answer fits', async () => {
    const fits = ['send 00A40000', 'if answer {first:1} 22 9000', 'check $first = 11', 'end'];
    expect((await play(fits, () => '11229000')).passed).toBe(true);
    const other = ['set x = 00', 'send 00A40000', 'if not answer {x:1} 33 9000', 'check $x = 00', 'end'];
    expect((await play(other, () => '11229000')).passed).toBe(true);
  });

  test('an optional word means nothing more', async () => {
    expect(await taken('answer optional 6A82')).toMatchObject({ note: 'no' });
  });
});

test('the text is what is written', () => {
  expect(condition('not  answer 61xx  or 9000 # x').text).toBe('not answer 61xx or 9000');
});

describe('refused', () => {
  test.each([
    ['generation 4', 'ARGUMENT_UNKNOWN', 15],
    ['generation', 'ARGUMENT_UNKNOWN', 14],
    ['interface usb', 'ARGUMENT_UNKNOWN', 14],
    ['protocol T=2', 'ARGUMENT_UNKNOWN', 13],
    ['generation 3 4', 'ARGUMENT_UNKNOWN', 17],
    ['', 'ARGUMENT_MISSING', 4],
    ['not', 'ARGUMENT_MISSING', 7],
    ['answer', 'ARGUMENT_MISSING', 10],
    ['answer 90', 'PATTERN_INVALID', 13],
    ['$x', 'ARGUMENT_UNKNOWN', 4],
    ['(byte 1)', 'ARGUMENT_MISSING', 12],
  ] as const)('if %s', (words, code, column) => {
    expectScriptError(() => condition(words), code, column);
  });

  test('a slip is told with the question that was meant', () => {
    const message = "if asks no 'generaton', and a comparison is A = B; did you mean 'generation'?";
    expectScriptError(() => condition('generaton 3'), 'ARGUMENT_UNKNOWN', 4, message);
    expectScriptError(
      () => condition('not quux 3'),
      'ARGUMENT_UNKNOWN',
      8,
      'the questions are generation, interface, protocol, answer',
    );
  });
});

test.each([
  ['if generation 3\nsend 00\nend', true],
  ['if not generation 3\nsend 00\nend', true],
  ['if $generation = 3\nsend 00\nend', true],
  ['check $generation = 3', true],
  ['if interface contact\nsend 00\nend', false],
])('%j asks for the generation: %s', (text, asks) => {
  expect(parseScript(text, 'f').asksGeneration).toBe(asks);
});
