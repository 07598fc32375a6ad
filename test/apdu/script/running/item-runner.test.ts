import { describe, expect, test } from 'vitest';
import { filesOf, outcomes, play } from '../script-kit.js';

const sent = async (lines: string[], options: Parameters<typeof play>[2] = {}) =>
  (await play(lines, undefined, options)).card.commands;

describe('loops', () => {
  test.each([
    [
      ['for n in 1..3', ' send (byte $n)', 'end'],
      ['01', '02', '03'],
    ],
    [
      ['for x in 0A "B" (byte 12)', ' send $x', 'end'],
      ['0A', '42', '0C'],
    ],
    [
      ['for n in 1..2', ' for m in 3..4', '  send (byte $n) (byte $m)', ' end', 'end'],
      ['0103', '0104', '0203', '0204'],
    ],
    [['set none = 0', 'for n in 1..$none', ' send 00', 'end'], []],
    [['for n in 1..2', ' set last = (byte $n)', 'end', 'send $last'], ['02']],
    [
      ['set n = FF', 'for n in 1..2', ' set n = EE', ' send $n', 'end', 'send $n'],
      ['EE', 'EE', 'FF'],
    ],
  ])('%j', async (lines, commands) => {
    expect(await sent(lines)).toEqual(commands);
  });

  test('over tables', async () => {
    const files = filesOf({ 't.csv': 'number,expected\n01,6A83\n02,9000' });
    const lines = ['for row in table t.csv', ' send 00B2 $row.number', ' expect $row.expected', 'end'];
    const answer = (command: string) => (command === '00B201' ? '6A83' : '9000');
    expect((await play(lines, answer, { language: { files } })).passed).toBe(true);
  });

  test('end at the first failure, and what stands inside is not told as skipped again', async () => {
    const lines = ['for n in 1..3', ' send (byte $n)', ' expect 9000', ' note after', 'end', 'note behind'];
    const result = await play(lines, (command) => (command === '02' ? '6A82' : '9000'));
    expect(outcomes(result)).toEqual(['done', 'passed', 'done', 'done', 'failed', 'skipped', 'skipped']);
  });

  test('go on when asked to', async () => {
    const lines = ['for n in 1..3', ' send (byte $n)', ' expect 9000', 'end'];
    const result = await play(lines, () => '6A82', { continueAfterFailure: true });
    expect(result.card.commands).toEqual(['01', '02', '03']);
  });

  test('that cannot begin are a fault of their own line', async () => {
    const result = await play(['set x = "a"', 'for n in 1..$x', ' send 00', 'end', 'send 00']);
    expect(result.steps[1]).toMatchObject({ outcome: 'fault', step: { line: 2, text: 'for n in 1..$x' } });
    expect(result.card.commands).toEqual([]);
  });
});

describe('named blocks', () => {
  test('have values of their own', async () => {
    const lines = [
      'set x = FF',
      'do choose 01 (byte 2)',
      'send $x',
      'block choose x y',
      ' set x = (join $x $y)',
      ' send $x',
      'end',
    ];
    expect(await sent(lines)).toEqual(['0102', 'FF']);
  });

  test('set variables for the rest of the script', async () => {
    expect(await sent(['do find', 'send $found', 'block find', ' set found = 0A', 'end'])).toEqual(['0A']);
  });

  test('see no loop and no parameter of who calls them', async () => {
    const result = await play(['for n in 1..2', ' do b', 'end', 'block b', ' send (byte $n)', 'end']);
    expect(result.steps).toMatchObject([
      { outcome: 'fault', message: 'demo.apdu:5:13: $n has no value yet' },
    ]);
  });

  test('call other blocks, with their own values', async () => {
    const lines = ['do a 01', 'block a x', ' do b $x 02', 'end', 'block b y x', ' send $y $x', 'end'];
    expect(await sent(lines)).toEqual(['0102']);
  });

  test('may call themselves, up to a limit', async () => {
    const lines = (condition: string) => [
      'set n = 0',
      'do a',
      'block a',
      ` if ${condition}`,
      '  set n = (add $n 1)',
      '  do a',
      ' end',
      'end',
      'check $n = 99',
    ];
    expect((await play(lines('$n < 99'))).passed).toBe(true);
    const endless = await play(lines('0 = 0'));
    expect(endless.cases[0]).toMatchObject({
      outcome: 'error',
      reason: 'demo.apdu:6:3: blocks call each other more than 100 deep',
    });
  });

  test('that fail end who called them', async () => {
    const result = await play(['do a', 'send 02', 'block a', ' send 01', ' expect 6A82', 'end']);
    expect(outcomes(result)).toEqual(['done', 'failed', 'skipped']);
    expect(result.card.commands).toEqual(['01']);
  });

  test('a value that cannot be worked out is a fault of the call', async () => {
    const result = await play(['do a $x', 'block a y', ' note z', 'end', 'set x = 00']);
    expect(result.steps[0]).toMatchObject({
      outcome: 'fault',
      step: { line: 1 },
      message: 'demo.apdu:1:6: $x has no value yet',
    });
  });
});

describe('conditions', () => {
  const lines = [
    'if generation 1',
    ' send 01',
    'else if generation 2',
    ' send 02',
    'else',
    ' send 03',
    'end',
    'send 04',
  ];

  test.each(['1', '2', '3'])('of generation %s', async (generation) => {
    expect(await sent(lines, { generation })).toEqual([`0${generation}`, '04']);
  });

  test('without a card to ask are a fault', async () => {
    const result = await play(lines);
    expect(result.steps[0]).toMatchObject({ outcome: 'fault', step: { line: 1 } });
  });

  test('what is not reached is told, of both branches', async () => {
    const result = await play([
      'send 01',
      'expect 6A82',
      'if interface contact',
      ' note a',
      'else',
      ' note b',
      'end',
    ]);
    expect(outcomes(result)).toEqual(['done', 'failed', 'skipped', 'skipped']);
  });
});
