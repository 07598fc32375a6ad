import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { expectScriptError, outcomes, play } from '../script-kit.js';

const asked = async (lines: string[], answer?: (command: string) => string) =>
  (await play(lines, answer, { withControls: true })).card.asked;

describe('reset', () => {
  test.each([
    ['reset', ['off', 'on contact']],
    ['reset contact', ['off', 'on contact']],
    ['reset warm', ['warm']],
    ['reset contactless', ['off', 'on contactless']],
    ['reset contact warm # why', ['warm']],
  ])('%s', async (line, expected) => {
    expect(await asked([line])).toEqual(expected);
  });

  test('gives the answer to its step and forgets the last answer', async () => {
    const { steps } = await play(['send 00840000', 'reset', 'set x = $status'], () => '9000');
    expect(steps[1]!.answerToReset).toHaveLength(17);
    expect(steps[2]).toMatchObject({
      outcome: 'fault',
      message: 'demo.apdu:3:9: $status has no value: there is no answer',
    });
  });

  test('can be expected something of', async () => {
    const lines = [
      'reset',
      'expect atr 3B 6D ...',
      'reset contactless',
      'expect atr 12 ...',
      'check (length $atr) = 18',
    ];
    expect((await play(lines)).passed).toBe(true);
  });

  test('knows three words', () => {
    expectScriptError(
      () => parseScript('reset usb', 'f'),
      'ARGUMENT_UNKNOWN',
      7,
      "reset knows contact, contactless and warm, not 'usb'",
    );
  });
});

describe('with a card of this process', () => {
  test.each([
    [['power off'], ['off']],
    [['power on'], ['on contact']],
    [['power on contactless'], ['on contactless']],
    [['tear 3'], ['tear 3']],
    [['set n = 2', 'tear $n'], ['tear 2']],
    [['tear (add 1 1)'], ['tear 2']],
    [
      ['remove', 'insert'],
      ['remove', 'insert', 'on contact'],
    ],
  ])('%j', async (lines, expected) => {
    expect(await asked(lines)).toEqual(expected);
  });

  test('power that comes back has an answer to reset', async () => {
    const lines = ['power off', 'power on', 'expect atr 3B ...', 'remove', 'insert', 'expect atr 3B ...'];
    expect((await play(lines, undefined, { withControls: true })).passed).toBe(true);
  });

  test('power that is gone leaves nothing to look at', async () => {
    const lines = ['send 00840000', 'power off', 'expect optional any', 'expect optional atr 3B ...'];
    const { steps } = await play(lines, undefined, { withControls: true });
    expect(steps.slice(2).map(({ received }) => received)).toEqual(['no answer', 'no answer to reset']);
  });

  test('a torn command is seen, not thrown', async () => {
    const torn = (command: string) => {
      if (command === '00DC') throw new Error('power lost');
      return '9000';
    };
    const lines = ['tear 1', 'send 00DC', 'expect torn', 'reset', 'send 00B0', 'expect 9000'];
    const result = await play(lines, torn, { withControls: true });
    expect(outcomes(result)).toEqual(['done', 'done', 'passed', 'done', 'done', 'passed']);
    expect(result.steps[1]).not.toHaveProperty('answer');
    expect(result.steps[1]!.exchanges).toEqual([
      { command: Uint8Array.of(0, 0xdc), durationMs: expect.any(Number) },
    ]);
  });

  test('a tear that does not come is an answer', async () => {
    const result = await play(['tear 9', 'send 00DC', 'expect torn'], () => '9000', { withControls: true });
    expect(result.steps.at(-1)).toMatchObject({ outcome: 'failed', expected: 'torn', received: '9000' });
  });

  test('a tear is for one command', async () => {
    const fails = (command: string) => {
      if (command === '00DD') throw new Error('power lost');
      return '9000';
    };
    const result = await play(['tear 9', 'send 00DC', 'send 00DD'], fails, { withControls: true });
    expect(result.fault).toMatchObject({ code: 'LINK_FAILED' });
  });
});

describe('without one', () => {
  test.each(['power off', 'power on', 'tear 1', 'insert', 'remove'])(
    '%s is told what is missing',
    async (line) => {
      const result = await play([line, 'send 00840000']);
      expect(outcomes(result)).toEqual(['fault', 'skipped']);
      expect(result.cases[0]!.reason).toBe(
        `demo.apdu:1:1: ${line.split(' ')[0]} needs a simulated card; begin the case with: needs simulator`,
      );
      expect(result).not.toHaveProperty('fault');
    },
  );
});

describe('wait', () => {
  test.each(['wait 1', 'wait 1 ms', 'wait (add 0 1)', 'wait 0'])('%s', async (line) => {
    expect(outcomes(await play([line]))).toEqual(['done']);
  });
});

describe('refused', () => {
  test.each([
    ['power', 'ARGUMENT_UNKNOWN', 7, 'power is off, or on [contact|contactless]'],
    ['power up', 'ARGUMENT_UNKNOWN', 7, 'power is off'],
    ['power on usb', 'ARGUMENT_UNKNOWN', 10, 'power is off'],
    ['power off now', 'ARGUMENT_UNKNOWN', 11, 'is more than power takes'],
    ['tear', 'ARGUMENT_MISSING', 6, 'a count of writes is missing'],
    ['tear x', 'EVALUATION_FAILED', 6, "'x' is no number"],
    ['tear 1 2', 'ARGUMENT_UNKNOWN', 8, 'is more than tear takes'],
    ['insert card', 'ARGUMENT_UNKNOWN', 8, 'is more than insert takes'],
    ['remove card', 'ARGUMENT_UNKNOWN', 8, 'is more than remove takes'],
    ['wait', 'ARGUMENT_MISSING', 6, 'a count of milliseconds is missing'],
    ['wait long', 'EVALUATION_FAILED', 6, "'long' is no number"],
    ['wait 1 s', 'ARGUMENT_UNKNOWN', 8, 'is more than wait takes'],
  ] as const)('%s', (text, code, column, message) => {
    expectScriptError(() => parseScript(text, 'f'), code, column, message);
  });
});
