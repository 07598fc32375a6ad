import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { expectScriptError, outcomes, play } from '../script-kit.js';

describe('set', () => {
  test('gives a value that stays', async () => {
    const lines = ['set x = 00 (byte 1) "A"', 'send $x', 'set x = (join $x $x)', 'check (length $x) = 6'];
    const result = await play(lines);
    expect(outcomes(result)).toEqual(['done', 'done', 'done', 'passed']);
    expect(result.card.commands).toEqual(['000141']);
  });

  test.each([
    ['set', 'ARGUMENT_MISSING', 5, 'set is written as: set NAME = WORDS'],
    ['set x', 'ARGUMENT_MISSING', 6, 'set is written as'],
    ['set x 00', 'ARGUMENT_MISSING', 7, 'set is written as'],
    ['set x =', 'ARGUMENT_MISSING', 8, 'the value is missing'],
    ['set $x = 00', 'NAME_INVALID', 5, 'a name is written without $'],
    ['set status = 00', 'NAME_INVALID', 5, '$status is given by the card'],
    ['set x = 00 zz', 'EVALUATION_FAILED', 12, "'zz' is no hexadecimal"],
  ] as const)('%s is refused', (text, code, column, message) => {
    expectScriptError(() => parseScript(text, 'f'), code, column, message);
  });
});

describe('check', () => {
  test('passes or tells both sides', async () => {
    const result = await play(
      ['send 00840000', 'check $data = 1122', 'check (length $data) > 2'],
      () => '11229000',
    );
    expect(result.steps.slice(1)).toMatchObject([
      { outcome: 'passed' },
      { outcome: 'failed', expected: '(length $data) > 2', received: '2' },
    ]);
    expect(result.cases[0]!.reason).toBe('line 3: expected (length $data) > 2, received 2');
  });
});

describe('words for people and lines of recordings', () => {
  test('do nothing', async () => {
    const lines = [
      'recorded 2026-11-23T03:00:00Z sscard 0.1.0',
      'protocol T=0',
      'reset contact',
      'took 12.1 ms',
      'note $x "and (so on',
      'send 00840000',
      'took 0.612 ms',
    ];
    const result = await play(lines);
    expect(result.passed).toBe(true);
    expect(result.steps.map(({ step }) => step.kind)).toEqual([
      'told',
      'told',
      'reset',
      'told',
      'note',
      'send',
      'told',
    ]);
    expect(result.card.asked).toEqual(['off', 'on contact', '00840000']);
  });
});
