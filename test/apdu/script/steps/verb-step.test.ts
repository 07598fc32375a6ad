import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import type { ScriptVerb } from '../../../../apdu/script/script.js';
import type { Value } from '../../../../apdu/script/value.js';
import { outcomes, play } from '../script-kit.js';

function verb(run: ScriptVerb['run'], check?: ScriptVerb['check']): ScriptVerb {
  return { name: 'use', usage: 'use', summary: { en: 'use', zh: 'use' }, run, ...(check && { check }) };
}

const pin: Value = { kind: 'word', text: '123456', secret: true };

async function words(line: string) {
  const said: (readonly string[])[] = [];
  const checked: string[] = [];
  const use = verb(
    async (given) => {
      said.push(given);
      return { passed: true };
    },
    (scriptLine) => {
      checked.push(scriptLine.text);
    },
  );
  const result = await play(['set x = 1A', line], undefined, {
    language: { verbs: [use], variables: ['pin'] },
    variables: new Map([['pin', pin]]),
  });
  return { said, checked, step: result.steps[1]! };
}

describe('the words of a verb', () => {
  test('stand as they are written', async () => {
    expect(await words('use a)b  C # why')).toMatchObject({
      said: [['a)b', 'C']],
      checked: ['use a)b  C # why'],
    });
  });

  test.each([
    ['use $x b', ['1A', 'b']],
    ['use "two words" c', ['two words', 'c']],
    ['use (length 0102)', ['2']],
    ['use (byte 255)', ['FF']],
    ['use $pin', ['123456']],
  ])('are worked out: %s', async (line, said) => {
    expect(await words(line)).toMatchObject({ said: [said], checked: [] });
  });

  test('do not leave the step', async () => {
    const { step } = await words('use $pin');
    expect(step.step).toMatchObject({ kind: 'verb', verb: 'use', words: ['$pin'] });
    expect(JSON.stringify(step)).not.toContain('123456');
  });
});

describe('what a verb does', () => {
  test('it sees the last answer and sends commands of its own', async () => {
    const use = verb(async (_words, session) => {
      const before = session.lastAnswer?.statusWord;
      const { statusWord } = await session.transmit(fromHex('00840000'));
      return { passed: session.transport.protocol === 'T=0', message: `${before} ${statusWord}` };
    });
    const result = await play(
      ['send 00A4', 'use', 'expect 9000'],
      (command) => (command === '00A4' ? '6A82' : '9000'),
      {
        language: { verbs: [use] },
      },
    );
    expect(outcomes(result)).toEqual(['done', 'passed', 'passed']);
    expect(result.steps[1]).toMatchObject({ message: `${0x6a82} ${0x9000}`, exchanges: [{}] });
  });

  test('a tear within it is seen by what follows', async () => {
    const use = verb(async (_words, session) => {
      await session.transmit(fromHex('00DC'));
      return { passed: true };
    });
    const torn = () => {
      throw new Error('power lost');
    };
    const result = await play(['tear 1', 'use', 'expect torn'], torn, {
      language: { verbs: [use] },
      withControls: true,
    });
    expect(outcomes(result)).toEqual(['done', 'done', 'passed']);
    expect(result.steps[1]!.message).toBe('the card lost its power before it could answer');
  });

  test('what it throws ends the run', async () => {
    const use = verb(async () => {
      throw new Error('no key');
    });
    const result = await play(['use', 'send 00A4'], undefined, { language: { verbs: [use] } });
    expect(result).toMatchObject({
      fault: new Error('no key'),
      cases: [{ outcome: 'error', reason: 'line 1: no key' }],
    });
  });

  test('it may tell values by its own name', async () => {
    const use: ScriptVerb = {
      ...verb(async ([amount]) => ({ passed: true, values: { amount: amount!, name: '张三' } })),
      tellsValues: true,
    };
    const lines = ['use 0100', 'check $use.amount = 0100', 'send (text $use.name)', 'check $use.nmae = 00'];
    const result = await play(lines, undefined, { language: { verbs: [use] } });
    expect(outcomes(result)).toEqual(['passed', 'passed', 'done', 'fault']);
    expect(result.card.commands).toEqual(['D5C5C8FD']);
    expect(result.steps[3]!.message).toContain("did you mean 'name'?");
    expect(result.steps[0]).not.toHaveProperty('values');
    await expect(play(['check $use.amount = 00'], undefined, { language: { verbs: [use] } })).rejects.toThrow(
      '$use never gets a value',
    );
  });
});

test('a check is told what the place of its line needs', async () => {
  const needed: unknown[] = [];
  const use = verb(
    async () => ({ passed: true }),
    (_line, needs) => {
      needed.push(needs);
    },
  );
  const lines = [
    'needs a',
    'use',
    'case x',
    ' needs b',
    ' use',
    ' for n in 1..2',
    '  if interface contact',
    '   use',
    '  end',
    ' end',
    ' cleanup',
    '  use',
    ' end',
    'end',
    'for n in 1..2',
    ' use',
    'end',
    'block y',
    ' use',
    'end',
  ];
  await play(lines, undefined, { language: { verbs: [use] } });
  expect(needed).toEqual([['a'], ['a', 'b'], ['a', 'b'], ['a', 'b'], ['a'], undefined]);
});
