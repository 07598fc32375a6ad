import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import type { ScriptStep } from '../../../apdu/script/script.js';
import type { StepResult } from '../../../apdu/script/script-result.js';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { createTraceDecoder } from '../../../host-cli/output/card-decoder.js';
import {
  exchangeLines,
  outcomeLines,
  stepData,
  stepLines,
  summaryLine,
  summaryOf,
} from '../../../host-cli/output/script-text.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

const [send, expectation] = parseScript('\nsend 0020000003246813\nexpect 9000', 'a.apdu').body.items as [
  ScriptStep,
  ScriptStep,
];
const place = { file: 'a.apdu', line: 3, text: 'as written', take: () => ({ outcome: 'done' }) as const };
const note: ScriptStep = { ...place, kind: 'note', note: 'a note' };
const verb: ScriptStep = { ...place, kind: 'verb', verb: 'verify', words: [] };
const result = (step: ScriptStep, rest: Partial<StepResult>): StepResult => ({
  step,
  outcome: 'done',
  durationMs: 1,
  ...rest,
});

describe('an exchange', () => {
  const decoder = createTraceDecoder(undefined, 'en');
  const exchange = decoder.decode(bytes(`00A404000F${AID.SSSE}00`), bytes(`${SSSE_FCI.repeat(2)}9000`));

  test('is told in words, long bytes in short, the status word always', () => {
    const lines = exchangeLines(exchange, send, NO_COLOURS);
    expect(lines[0]).toContain('(SSSE)');
    expect(lines[1]).toBe(`  > 00A404000F${AID.SSSE}00`);
    expect(lines[2]).toMatch(/^ {2}< 6F1C[0-9A-F]{52}\.\.\.9000 {2}done$/);
  });

  test('of a verb takes one line', () => {
    expect(exchangeLines(exchange, verb, NO_COLOURS)).toEqual([
      expect.stringMatching(/^ {2}SELECT .* {2}9000$/),
    ]);
  });
});

test('notes are set apart from the steps before them', () => {
  expect(stepLines(note, undefined, NO_COLOURS)).toEqual(['a note']);
  expect(stepLines(note, note, NO_COLOURS)).toEqual(['a note']);
  expect(stepLines(note, send, NO_COLOURS)).toEqual(['', 'a note']);
  expect(stepLines(send, note, NO_COLOURS)).toEqual([]);
  expect(stepLines(verb, note, NO_COLOURS)).toEqual(['as written']);
  const reset: ScriptStep = { ...place, kind: 'reset', resetKind: 'cold', cardInterface: 'contactless' };
  expect(stepLines(reset, note, NO_COLOURS)).toEqual(['reset (cold, contactless interface)']);
});

test.each([
  [result(expectation, { outcome: 'passed' }), ['  ok    expected 9000']],
  [
    result(expectation, { outcome: 'failed', expected: '9000', received: '6A82' }),
    ['  FAIL  line 3: expected 9000, received 6A82'],
  ],
  [
    result(expectation, { outcome: 'tolerated', expected: '9000', received: '6A82' }),
    ['  other expected 9000, received 6A82'],
  ],
  [result(verb, { outcome: 'passed', message: 'the PIN is right' }), ['  the PIN is right']],
  [result(verb, { outcome: 'failed', message: 'forged' }), ['  FAIL  line 3: forged']],
  [result(verb, { outcome: 'fault', message: 'x' }), []],
  [result(expectation, { outcome: 'skipped' }), []],
  [result(send, {}), []],
])('outcome %#', (given, lines) => {
  expect(outcomeLines(given, NO_COLOURS)).toEqual(lines);
});

test('a step as data never holds the bytes of a command as they were written', () => {
  const exchange = createTraceDecoder(undefined, 'en').decode(bytes('0020000003246813'), bytes('9000'));
  const data = stepData('a.apdu', result(send, {}), [exchange]);
  expect(data).toMatchObject({ script: 'a.apdu', line: 2, kind: 'send', outcome: 'done' });
  expect(JSON.stringify(data)).not.toContain('246813');
  expect(stepData('a.apdu', result(note, {}), [])).toMatchObject({ note: 'a note' });
  expect(stepData('a.apdu', result(expectation, { outcome: 'passed' }), [])).toMatchObject({
    expectation: '9000',
  });
});

test('a summary counts expectations, and verbs that failed', () => {
  const steps = [
    result(expectation, { outcome: 'passed' }),
    result(expectation, { outcome: 'tolerated' }),
    result(verb, { outcome: 'failed' }),
    result(expectation, { outcome: 'skipped' }),
  ];
  const script = parseScript('title T\nsend 00', 'a.apdu');
  const head = { name: 'T', ...script.head };
  const cases = [{ head, place, outcome: 'failed', steps, durationMs: 1 } as const];
  const summary = summaryOf({ script, passed: false, cases, durationMs: 1 });
  expect(summary).toEqual({
    script: 'a.apdu',
    title: 'T',
    passed: false,
    expectations: { passed: 2, failed: 1, skipped: 1 },
  });
  expect(summaryLine(summary, NO_COLOURS)).toBe(
    'a.apdu: FAILED; expectations: 2 met, 1 failed, 1 not reached',
  );
  expect(summaryLine({ ...summary, passed: true }, NO_COLOURS)).toContain('a.apdu: passed');
});
