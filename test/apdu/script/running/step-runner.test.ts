import { describe, expect, test } from 'vitest';
import { outcomes, play } from '../script-kit.js';

describe('what a step throws', () => {
  test('a line that cannot be worked out is a fault of its case alone', async () => {
    const lines = ['case a', 'check $x = 00', 'send 00840000', 'end', 'case b', 'set x = 00', 'end'];
    const result = await play(lines);
    expect(result.cases).toMatchObject([
      {
        outcome: 'error',
        reason: 'demo.apdu:2:7: $x has no value yet',
        steps: [{ outcome: 'fault' }, { outcome: 'skipped' }],
      },
      { outcome: 'passed' },
    ]);
    expect(result).not.toHaveProperty('fault');
    expect(result.passed).toBe(false);
  });

  test('the message has no line of the script in it, which may hold a secret', async () => {
    const result = await play(['set x = 0', 'send 00 20 00 00 03 12 34 $x'], undefined);
    expect(result.steps[1]).toMatchObject({
      outcome: 'fault',
      message: "demo.apdu:2:27: '0' is no hexadecimal",
    });
    expect(JSON.stringify([result.steps[1]!.message, result.cases[0]!.reason])).not.toContain('12 34');
  });

  test('a fault of the link is a fault of the run', async () => {
    const result = await play(['send 00840000', 'send 00840000'], () => {
      throw new Error('gone');
    });
    expect(result.fault).toMatchObject({ code: 'LINK_FAILED' });
    expect(outcomes(result)).toEqual(['fault', 'skipped']);
  });
});

test('a step that waits for nothing is taken at once: the order of steps and exchanges is that of the script', async () => {
  const seen: string[] = [];
  await play(['set x = 00', 'send 00840000', 'expect 9000', 'check $x = 00'], () => '9000', {
    observer: {
      stepStarted: ({ kind }) => seen.push(`+${kind}`),
      exchange: (_exchange, { kind }) => seen.push(`exchange of ${kind}`),
      stepFinished: ({ step }) => seen.push(`-${step.kind}`),
    },
  });
  expect(seen).toEqual([
    '+set',
    '-set',
    '+send',
    'exchange of send',
    '-send',
    '+expect',
    '-expect',
    '+check',
    '-check',
  ]);
});

describe('expect fault', () => {
  const fails = (command: string) => {
    if (command === '00DC') throw new Error('gone');
    return '9000';
  };

  test('lets the command before it fail, and the run go on', async () => {
    const result = await play(
      ['send 00DC', 'expect fault LINK_FAILED', 'reset', 'send 00B0', 'expect 9000'],
      fails,
    );
    expect(outcomes(result)).toEqual(['done', 'passed', 'done', 'done', 'passed']);
    expect(result.passed).toBe(true);
  });

  test('of another code fails', async () => {
    const result = await play(['send 00DC', 'expect fault NO_CARD'], fails);
    expect(result.steps[1]).toMatchObject({ outcome: 'failed', received: 'no answer (LINK_FAILED)' });
  });

  test('that does not come fails', async () => {
    const result = await play(['send 00B0', 'expect fault NO_CARD'], fails);
    expect(result.steps[1]).toMatchObject({ outcome: 'failed', received: '9000' });
  });
});
