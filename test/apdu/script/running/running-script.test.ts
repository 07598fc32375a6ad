import { describe, expect, test } from 'vitest';
import type { RunScriptOptions } from '../../../../apdu/script/run-options.js';
import { outcomes, play, verdicts } from '../script-kit.js';

const fails6A82 = (command: string) => (command.endsWith('FF') ? '6A82' : '9000');

describe('cases', () => {
  test('begin with a cold reset each', async () => {
    const lines = ['case a', 'send 01', 'end', 'case b', 'send 02', 'end'];
    const result = await play(lines);
    expect(result.card.asked).toEqual(['off', 'on contact', '01', 'off', 'on contact', '02']);
    expect(result.cases.map(({ answerToReset }) => answerToReset?.length)).toEqual([17, 17]);
  });

  test('need none where the card is fresh', async () => {
    const lines = [
      'reset',
      'case a',
      'send 01',
      'cleanup',
      'reset',
      'end',
      'end',
      'case b',
      'send 02',
      'end',
    ];
    const result = await play(lines);
    expect(result.card.asked).toEqual(['off', 'on contact', '01', 'off', 'on contact', '02']);
    expect(result.cases[1]).not.toHaveProperty('answerToReset');
  });

  test('begin on the interface of the script, whatever the one before did', async () => {
    const lines = [
      'case a',
      'reset contactless',
      'send 01',
      'end',
      'case b',
      'check $interface = contact',
      'end',
    ];
    expect(verdicts(await play(lines))).toEqual([
      ['a', 'passed'],
      ['b', 'passed'],
    ]);
    const air = [
      'reset contactless',
      'case a',
      'reset contact',
      'end',
      'case b',
      'check $interface = contactless',
      'end',
    ];
    expect((await play(air)).passed).toBe(true);
  });

  test('have the card in the reader, whatever the one before did', async () => {
    const lines = ['case a', 'remove', 'end', 'case b', 'send 01', 'end'];
    const result = await play(lines, undefined, { withControls: true });
    expect(result.passed).toBe(true);
    expect(result.card.asked.slice(2)).toEqual(['remove', 'insert', 'on contact', 'off', 'on contact', '01']);
  });

  test('fail without keeping the others from running', async () => {
    const lines = [
      'case a',
      'send FF',
      'expect 9000',
      'send 01',
      'end',
      'case b',
      'send 02',
      'expect 9000',
      'end',
    ];
    const result = await play(lines, fails6A82);
    expect(result.passed).toBe(false);
    expect(result.cases).toMatchObject([
      { head: { name: 'a' }, outcome: 'failed', reason: 'line 3: expected 9000, received 6A82' },
      { head: { name: 'b' }, outcome: 'passed' },
    ]);
    expect(result.cases[0]!.steps.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'skipped']);
    expect(result.card.commands).toEqual(['FF', '02']);
  });

  test('have names with variables in them', async () => {
    const result = await play(['for n in 1..2', ' case Record $n', '  send (byte $n)', ' end', 'end']);
    expect(verdicts(result)).toEqual([
      ['Record 1', 'passed'],
      ['Record 2', 'passed'],
    ]);
    expect(result.cases.map(({ place }) => place.line)).toEqual([2, 2]);
  });

  test('whose name has no value are an error of what stands around them', async () => {
    const result = await play(['case a $x', 'send 01', 'end', 'case b', 'set x = 00', 'end']);
    expect(verdicts(result)).toEqual([
      ['demo.apdu', 'error'],
      ['b', 'skipped'],
    ]);
    expect(result.cases[1]!.reason).toBe('what stands before it failed');
  });

  test('see what was set before them, and keep what they set', async () => {
    const lines = [
      'set x = 01',
      'case a',
      'check $x = 01',
      'set x = 02',
      'end',
      'case b',
      'check $x = 02',
      'end',
    ];
    expect((await play(lines)).passed).toBe(true);
  });

  test('have what the script says for all', async () => {
    const lines = ['tags t', 'clause c', 'case a', 'tags own', 'clause d', 'send 01', 'end'];
    expect((await play(lines)).cases[0]!.head).toEqual({
      name: 'a',
      tags: ['t', 'own'],
      clauses: ['c', 'd'],
      needs: [],
    });
  });
});

describe('cases that do not run', () => {
  const lines = [
    'case a',
    ' tags fast',
    ' needs keys blank-card',
    ' send 01',
    'end',
    'case b',
    ' destructive writes the date',
    ' send 02',
    'end',
    'case c',
    ' send 03',
    'end',
  ];
  const run = (options: RunScriptOptions) => play(lines, undefined, options);

  test('all run where nothing is said', async () => {
    expect((await run({})).card.commands).toEqual(['01', '02', '03']);
  });

  test('lack what they need', async () => {
    const result = await run({ abilities: new Set(['keys']) });
    expect(result.cases[0]).toMatchObject({ outcome: 'skipped', reason: 'needs blank-card', steps: [] });
    expect(result.card.commands).toEqual(['02', '03']);
    expect(result.passed).toBe(true);
    expect((await run({ abilities: new Set() })).cases[0]!.reason).toBe('needs keys, blank-card');
  });

  test('cannot be undone', async () => {
    const result = await run({ allowDestructive: false });
    expect(result.cases[1]).toMatchObject({ outcome: 'skipped', reason: 'not allowed: it writes the date' });
  });

  test('are not chosen, and stand in no result', async () => {
    const result = await run({ selects: ({ tags }) => tags.includes('fast') });
    expect(verdicts(result)).toEqual([['a', 'passed']]);
    expect(result.card.commands).toEqual(['01']);
  });

  test('come after one that did not pass', async () => {
    const two = ['case a', 'send FF', 'expect 9000', 'end', 'case b', 'send 01', 'end'];
    const result = await play(two, fails6A82, { failFast: true });
    expect(verdicts(result)).toEqual([
      ['a', 'failed'],
      ['b', 'skipped'],
    ]);
    expect(result.cases[1]!.reason).toBe('an earlier case did not pass');
    const skippedFirst = await run({ failFast: true, abilities: new Set() });
    expect(skippedFirst.card.commands).toEqual(['02', '03']);
  });
});

describe('a whole script that does not run', () => {
  test.each<[string[], RunScriptOptions, string]>([
    [['needs keys'], { abilities: new Set() }, 'needs keys'],
    [['destructive ends the card'], { allowDestructive: false }, 'not allowed: it ends the card'],
  ])('%j', async (head, options, reason) => {
    const alone = await play([...head, 'send 01', 'cleanup', 'reset', 'end'], undefined, options);
    expect(alone.cases).toMatchObject([{ outcome: 'skipped', reason, steps: [] }]);
    expect(alone.card.asked).toEqual([]);
    const cases = [...head, 'send 01', 'for n in 1..2', 'case Record $n', 'send 02', 'end', 'end'];
    const result = await play(cases, undefined, options);
    expect(result.cases).toMatchObject([
      { head: { name: 'demo.apdu' }, outcome: 'skipped', reason },
      { head: { name: 'Record $n' }, outcome: 'skipped', reason },
    ]);
    expect(result.card.asked).toEqual([]);
    expect(result.passed).toBe(true);
  });

  test('is not chosen', async () => {
    const result = await play(['title t', 'tags x', 'send 01'], undefined, {
      selects: ({ name }) => name !== 't',
    });
    expect(result).toMatchObject({ passed: true, cases: [] });
    expect(result.card.asked).toEqual([]);
  });
});

describe('cleanup', () => {
  const lines = (...steps: string[]) => [
    'case a',
    ...steps,
    'cleanup',
    'send 0C',
    'end',
    'end',
    'case b',
    'send 0B',
    'end',
  ];

  test.each<[string, string[], string[]]>([
    ['success', ['send 01'], ['01', '0C', '0B']],
    ['a failure', ['send FF', 'expect 9000', 'send 01'], ['FF', '0C', '0B']],
    ['a line that cannot be worked out', ['check $x = 00', 'set x = 00'], ['0C', '0B']],
  ])('runs after %s', async (_what, steps, commands) => {
    expect((await play(lines(...steps), fails6A82)).card.commands).toEqual(commands);
  });

  test('does not hide what failed before it', async () => {
    const result = await play(lines('send FF', 'expect 9000'), fails6A82);
    expect(verdicts(result)).toEqual([
      ['a', 'failed'],
      ['b', 'passed'],
    ]);
  });

  test('counts when it fails itself', async () => {
    const result = await play(
      ['case a', 'send 01', 'cleanup', 'send FF', 'expect 9000', 'send 02', 'end', 'end'],
      fails6A82,
    );
    expect(result.cases).toMatchObject([
      { outcome: 'failed', reason: 'line 5: expected 9000, received 6A82' },
    ]);
    expect(outcomes(result)).toEqual(['done', 'done', 'failed', 'skipped']);
  });

  test('does not run on a dead link', async () => {
    const result = await play(lines('send DEAD'), (command) => {
      if (command === 'DEAD') throw new Error('gone');
      return '9000';
    });
    expect(result.card.commands).toEqual(['DEAD']);
    expect(result.cases).toMatchObject([
      { outcome: 'error', steps: [{ outcome: 'fault' }, { outcome: 'skipped' }] },
      { outcome: 'skipped', reason: 'the link to the card failed' },
    ]);
    expect(result.fault).toMatchObject({ code: 'LINK_FAILED' });
  });

  test('of the script runs behind its cases', async () => {
    const result = await play(
      ['cleanup', ' send 0C', 'end', 'case a', ' send FF', ' expect 9000', 'end'],
      fails6A82,
    );
    expect(result.card.commands).toEqual(['FF', '0C']);
    expect(verdicts(result)).toEqual([
      ['demo.apdu', 'passed'],
      ['a', 'failed'],
    ]);
  });
});

describe('what stands outside of cases', () => {
  test('is a case of its own, named after the script, when it does anything', async () => {
    const inner = ['case a', 'send 01', 'end'];
    expect(verdicts(await play(['title T', 'note x', 'set y = 00', ...inner]))).toEqual([['a', 'passed']]);
    expect(verdicts(await play(['title T', 'send 00', ...inner, 'send 02']))).toEqual([
      ['T', 'passed'],
      ['a', 'passed'],
    ]);
  });

  test('keeps the cases behind it from running when it fails', async () => {
    const result = await play(
      [
        'send FF',
        'expect 9000',
        'case a',
        'send 01',
        'end',
        'if generation 3',
        'else',
        'case b',
        'send 02',
        'end',
        'end',
      ],
      fails6A82,
    );
    expect(verdicts(result)).toEqual([
      ['demo.apdu', 'failed'],
      ['a', 'skipped'],
      ['b', 'skipped'],
    ]);
    expect(result.cases[1]!.reason).toBe('what stands before it failed');
  });

  test('is in the result when only its variables go wrong', async () => {
    const result = await play(['set x = (byte 300)', 'case a', 'send 01', 'end']);
    expect(verdicts(result)).toEqual([
      ['demo.apdu', 'error'],
      ['a', 'skipped'],
    ]);
  });
});

describe('a card that cannot be reset', () => {
  test('is an error of the case, and the end of the run', async () => {
    const result = await play(['remove', 'case a', 'send 01', 'end', 'case b', 'send 02', 'end'], undefined, {
      controls: {
        powerOff: () => {},
        powerOn: () => new Uint8Array(0),
        tearAfter: () => {},
        remove: () => {},
        insert: () => {
          throw new Error('the slot is jammed');
        },
      },
    });
    expect(result.cases).toMatchObject([
      { outcome: 'passed' },
      { outcome: 'error', reason: 'the slot is jammed', steps: [] },
      { outcome: 'skipped', reason: 'the link to the card failed' },
    ]);
    expect(result.fault).toEqual(new Error('the slot is jammed'));
  });
});

describe('the observer', () => {
  async function seen(lines: string[], options: RunScriptOptions = {}) {
    const told: string[] = [];
    const result = await play(lines, fails6A82, {
      ...options,
      observer: {
        caseStarted: ({ name }, answerToReset) =>
          told.push(`case ${name}${answerToReset === undefined ? '' : ' fresh'}`),
        stepStarted: ({ kind }) => told.push(kind),
        caseFinished: ({ head, outcome }) => told.push(`${outcome} ${head.name}`),
      },
    });
    return { told, result };
  }

  test('sees every case begin and end, skipped ones too', async () => {
    const lines = [
      'case a',
      'send FF',
      'expect 9000',
      'end',
      'case b',
      'needs keys',
      'send 01',
      'end',
      'case c',
      'send 01',
      'end',
    ];
    const { told } = await seen(lines, { abilities: new Set() });
    expect(told).toEqual([
      'case a fresh',
      'send',
      'expect',
      'failed a',
      'case b',
      'skipped b',
      'case c fresh',
      'send',
      'passed c',
    ]);
  });

  test('sees what stands outside of cases around them', async () => {
    const { told } = await seen(['send 00', 'case a', 'send 01', 'end', 'cleanup', 'reset', 'end']);
    expect(told).toEqual([
      'case demo.apdu',
      'send',
      'case a fresh',
      'send',
      'passed a',
      'reset',
      'passed demo.apdu',
    ]);
  });

  test('sees notes outside of cases without a case of their own', async () => {
    const { told } = await seen(['note hello', 'case a', 'send 01', 'end']);
    expect(told).toEqual(['note', 'case a fresh', 'send', 'passed a']);
  });

  test('sees each case that it sees end begin before, and all that stand in the result', async () => {
    for (const [lines, options] of [
      [['set x = (byte 300)', 'case a', 'send 01', 'end'], {}],
      [['send FF', 'expect 9000', 'case a', 'send 01', 'end'], {}],
      [['needs keys', 'send FF', 'case a', 'send 01', 'end'], { abilities: new Set<string>() }],
      [['case a', 'send FF', 'expect 9000', 'end', 'case b', 'end'], { failFast: true }],
    ] as [string[], RunScriptOptions][]) {
      const { told, result } = await seen(lines, options);
      const begun = told
        .filter((entry) => entry.startsWith('case '))
        .map((entry) => entry.replace(/^case (\S+).*/, '$1'));
      const ended = told
        .filter((entry) => /^(passed|failed|error|skipped) /.test(entry))
        .map((entry) => entry.split(' ')[1]!);
      expect([...ended].sort()).toEqual([...begun].sort());
      expect(result.cases.map(({ head }) => head.name).sort()).toEqual([...ended].sort());
    }
  });
});

test('the same seed gives the same bytes', async () => {
  let next = 0;
  const counting = (count: number) => Uint8Array.from({ length: count }, () => next++);
  const result = await play(['send (random 4)', 'send (random 2)'], undefined, { random: counting });
  expect(result.card.commands).toEqual(['00010203', '0405']);
});

test('variables from outside have values from the begin', async () => {
  const result = await play(['send $given'], undefined, {
    language: { variables: ['given'] },
    variables: new Map([['given', { kind: 'word', text: 'AB' }]]),
  });
  expect(result.card.commands).toEqual(['AB']);
});

test('a secret is in no text of the result', async () => {
  const variables = new Map([['pin', { kind: 'word', text: '314159', secret: true } as const]]);
  const lines = [
    'for p in $pin',
    ' case PIN $p',
    '  check $p = 00',
    ' end',
    ' case length $p',
    '  send 0020000003 $p',
    '  expect $p 9000',
    ' end',
    ' case number',
    '  check (number $p) < 5',
    ' end',
    ' case fault',
    '  send (byte $p)',
    ' end',
    ' case text',
    '  set t = (text $p)',
    '  check $t 00 = 01',
    ' end',
    ' case block',
    '  do show $p',
    ' end',
    'end',
    'block show x',
    ' check $x = 99',
    'end',
  ];
  const result = await play(lines, undefined, { language: { variables: ['pin'] }, variables });
  expect(result.cases).toHaveLength(6);
  expect(result.passed).toBe(false);
  const texts = JSON.stringify(
    result.cases.map(({ head, reason, steps }) => [
      head,
      reason,
      steps.map(({ expected, received, message }) => [expected, received, message]),
    ]),
  );
  expect(texts).not.toContain('314159');
  expect(texts).not.toContain('31 41 59');
  expect(
    result.steps
      .filter(({ exchanges }) => exchanges !== undefined)
      .map(({ exchanges }) => exchanges![0]!.secret),
  ).toEqual([true]);
});
