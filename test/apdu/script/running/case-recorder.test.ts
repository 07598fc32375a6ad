import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { CaseRecorder } from '../../../../apdu/script/running/case-recorder.js';
import type { ScriptStep } from '../../../../apdu/script/script.js';
import type { StepOutcome } from '../../../../apdu/script/script-result.js';

const step = (line = 2, file = 'f') =>
  ({ ...parseScript('send 00', file).body.items[0]!, line, file }) as ScriptStep;

function recorder() {
  let now = 0;
  const head = { name: 'c', tags: [], clauses: [], needs: [] };
  return new CaseRecorder(head, { file: 'f', line: 1, text: 'case c' }, () => {
    now += 10;
    return now;
  });
}

function recorded(...outcomes: StepOutcome[]) {
  const made = recorder();
  for (const outcome of outcomes) made.step({ step: step(), outcome, durationMs: 1 });
  return made;
}

describe('the outcome', () => {
  test.each<[StepOutcome[], string]>([
    [[], 'passed'],
    [['done', 'passed', 'tolerated'], 'passed'],
    [['passed', 'skipped'], 'passed'],
    [['failed', 'passed'], 'failed'],
    [['failed', 'fault'], 'failed'],
    [['fault', 'failed'], 'error'],
  ])('of %j is %s', (outcomes, outcome) => {
    const made = recorded(...outcomes);
    expect(made.result().outcome).toBe(outcome);
    expect(made.wentWrong).toBe(outcome !== 'passed');
  });

  test('of a case that was skipped, or could not begin', () => {
    const skipped = recorder();
    skipped.skip('needs keys');
    expect(skipped.result()).toMatchObject({ outcome: 'skipped', reason: 'needs keys', steps: [] });
    const dead = recorder();
    dead.fail(new Error('no card'));
    expect(dead.result()).toMatchObject({ outcome: 'error', reason: 'no card' });
    dead.fail('text');
    expect(dead.result().reason).toBe('text');
  });
});

describe('the reason', () => {
  const reason = (result: object, file = 'f') => {
    const made = recorder();
    made.step({ step: step(7, file), outcome: 'failed', durationMs: 1, ...result });
    return made.result().reason;
  };

  test('is that of the first step that went wrong', () => {
    expect(reason({ expected: '9000', received: '6A82' })).toBe('line 7: expected 9000, received 6A82');
    expect(reason({ message: 'why' })).toBe('line 7: why');
    expect(reason({ message: 'why' }, 'common.apdu')).toBe('common.apdu, line 7: why');
    expect(recorded().result()).not.toHaveProperty('reason');
  });

  test('never is the text of a line, which may hold a secret', () => {
    expect(reason({})).toBe('line 7: the step did not succeed');
  });
});

test('exchanges belong to the step that comes to its end', () => {
  const made = recorder();
  const exchange = { command: Uint8Array.of(0), durationMs: 1 };
  made.exchange(exchange);
  made.exchange(exchange);
  made.step({ step: step(), outcome: 'done', durationMs: 1 });
  made.step({ step: step(), outcome: 'done', durationMs: 1 });
  const { steps } = made.result();
  expect(steps[0]!.exchanges).toEqual([exchange, exchange]);
  expect(steps[1]).not.toHaveProperty('exchanges');
});

test('time and the answer to reset', () => {
  const made = recorder();
  expect(made.result()).not.toHaveProperty('answerToReset');
  made.answerToReset = Uint8Array.of(0x3b);
  expect(made.result()).toMatchObject({ answerToReset: Uint8Array.of(0x3b), durationMs: 20 });
});
