import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { parseScript } from '../../../apdu/script/parse-script.js';
import type { RunScriptOptions } from '../../../apdu/script/run-options.js';
import { runScript } from '../../../apdu/script/run-script.js';
import type { ScriptVerb } from '../../../apdu/script/script.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { ScriptedCard } from '../scripted-card.js';

const verb = (name: string, run: ScriptVerb['run']): ScriptVerb => ({
  name,
  usage: name,
  summary: { en: name, zh: name },
  run,
});

async function play(
  lines: string[],
  answer: (command: string) => string,
  { verbs = [], ...options }: RunScriptOptions & { verbs?: ScriptVerb[] } = {},
) {
  const card = new ScriptedCard(answer);
  const script = parseScript(lines.join('\n'), 'demo.apdu', { verbs });
  const result = await runScript(script, connectInProcess(card), options);
  return { ...result, steps: result.cases.flatMap(({ steps }) => steps), card };
}

const outcomes = ({ steps }: { steps: readonly { outcome: string }[] }) =>
  steps.map(({ outcome }) => outcome);

describe('outcomes', () => {
  test('a script that holds', async () => {
    const result = await play(
      ['note hello', 'reset', 'send 00840000 08', 'expect ... 9000'],
      () => 'AABB9000',
    );
    expect(result.passed).toBe(true);
    expect(outcomes(result)).toEqual(['done', 'done', 'done', 'passed']);
    expect(result.steps[2]!.answer).toMatchObject({ statusWord: 0x9000 });
    expect(toHex(result.steps[1]!.answerToReset!)).toMatch(/^3B6D/);
    expect(result).not.toHaveProperty('fault');
  });

  test('a refusal nobody expected anything of is no failure', async () => {
    expect((await play(['send 00FF0000'], () => '6D00')).passed).toBe(true);
  });

  test('a failed expectation tells both sides and ends the run', async () => {
    const result = await play(['send 00A40000', 'expect 9000 or 61xx', 'send 00A40000'], () => 'AA6A82');
    expect(result.passed).toBe(false);
    expect(outcomes(result)).toEqual(['done', 'failed', 'skipped']);
    expect(result.steps[1]).toMatchObject({ expected: '9000 or 61xx', received: 'AA 6A82' });
    expect(result.card.commands).toHaveLength(1);
  });

  test('or goes on when asked to', async () => {
    const lines = ['send 00A40000', 'expect 9000', 'send 00B00000', 'expect 6A82'];
    const result = await play(lines, () => '6A82', { continueAfterFailure: true });
    expect(result.passed).toBe(false);
    expect(outcomes(result)).toEqual(['done', 'failed', 'done', 'passed']);
  });

  test('an optional expectation is told and not counted', async () => {
    const result = await play(['send 00A40000', 'expect optional 9000', 'expect any'], () => '6A82');
    expect(result.passed).toBe(true);
    expect(outcomes(result)).toEqual(['done', 'tolerated', 'passed']);
  });

  test('a fault of the link ends the run even when failures do not', async () => {
    const cause = new Error('power lost');
    const fail = () => {
      throw cause;
    };
    const result = await play(['send 00A40000', 'expect any'], fail, { continueAfterFailure: true });
    expect(result).toMatchObject({ passed: false, fault: { code: 'LINK_FAILED', cause } });
    expect(outcomes(result)).toEqual(['fault', 'skipped']);
  });
});

describe('verbs of the caller', () => {
  test('send commands, leave an answer, and see the last one', async () => {
    let seen: number | undefined;
    const challenge = verb('challenge', async (words, session) => {
      seen = session.lastAnswer?.statusWord;
      await session.transmit(fromHex(`00840000${words[0]}`));
      return { passed: session.lastAnswer?.statusWord === 0x9000, message: 'done' };
    });
    const result = await play(
      ['send 00A40000', 'challenge 08', 'expect AA 9000'],
      (command) => {
        return command.startsWith('0084') ? 'AA9000' : '6A82';
      },
      { verbs: [challenge] },
    );
    expect(seen).toBe(0x6a82);
    expect(outcomes(result)).toEqual(['done', 'passed', 'passed']);
    expect(result.steps[1]!.message).toBe('done');
  });

  test('may fail, and fail the script', async () => {
    const refuse = verb('refuse', async () => ({ passed: false, expected: 'a', received: 'b' }));
    const result = await play(['refuse'], () => '9000', { verbs: [refuse] });
    expect(result.passed).toBe(false);
    expect(result.steps[0]).toMatchObject({ outcome: 'failed', expected: 'a', received: 'b' });
  });

  test('that left no answer make an expectation fail', async () => {
    const nothing = verb('nothing', async () => ({ passed: true }));
    const result = await play(['nothing', 'expect any'], () => '9000', { verbs: [nothing] });
    expect(result.steps[1]).toMatchObject({ outcome: 'failed', received: 'no answer' });
  });
});

test('the observer sees every step and exchange, with the time of the given clock', async () => {
  const seen: string[] = [];
  let now = 0;
  const result = await play(['send 00A40000', 'expect 9000'], () => '9000', {
    clock: () => {
      now += 10;
      return now;
    },
    observer: {
      stepStarted: ({ line }) => seen.push(`start ${line}`),
      exchange: ({ command, response }, { line }) =>
        seen.push(`${toHex(command)} ${toHex(response!)} at ${line}`),
      stepFinished: ({ outcome, durationMs }) => seen.push(`${outcome} ${durationMs}`),
    },
  });
  expect(seen).toEqual(['start 1', '00A40000 9000 at 1', 'done 30', 'start 2', 'passed 10']);
  expect(result.durationMs).toBe(90);
});
