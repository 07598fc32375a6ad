import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { runScript } from '../../../apdu/script/run-script.js';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { caseData, caseLines, runHeading } from '../../../host-cli/output/campaign-text.js';
import { createTraceDecoder } from '../../../host-cli/output/card-decoder.js';
import { ScriptedCard } from '../../apdu/scripted-card.js';

async function cases(...lines: string[]) {
  const script = parseScript(lines.join('\n'), 'a.apdu');
  const card = new ScriptedCard((command) => (command.startsWith('0020') ? '63C5' : '9000'));
  const abilities = new Set<string>();
  return (await runScript(script, connectInProcess(card), { abilities, clock: () => 0 })).cases;
}

const lines = async (...text: string[]) =>
  (await cases(...text)).flatMap((result) => caseLines(result, createTraceDecoder(), NO_COLOURS));

describe('a case', () => {
  test('that passed takes one line', async () => {
    expect(await lines('case Reading', 'send 00A40000', 'expect 9000', 'end')).toEqual([
      '  ok     Reading  (0 ms)',
    ]);
  });

  test('that was skipped tells why', async () => {
    expect(await lines('case Tearing', 'needs simulator', 'tear 1', 'end')).toEqual([
      '  skip   Tearing: needs simulator',
    ]);
  });

  test('that failed tells clause, place, both sides and the last exchanges', async () => {
    const told = await lines(
      'case PIN',
      'clause LD/T 6001.3-2023 CHANGE PIN',
      'send 00A40000',
      'send 0020000003000000',
      'expect 9000',
      'end',
    );
    expect(told.slice(0, 4)).toEqual([
      '  FAIL   PIN',
      '         LD/T 6001.3-2023 CHANGE PIN',
      '         a.apdu:5: expected 9000',
      '                   received 63C5',
    ]);
    const text = told.join('\n');
    expect(text).toContain('63C5');
    expect(text).toContain('**');
    expect(text).not.toContain('03000000');
  });

  test('with a fault tells the line as the script has it', async () => {
    const told = await lines('case X', 'set a = (byte 300)', 'end');
    expect(told[0]).toBe('  ERROR  X');
    expect(told.join('\n')).toMatch(/^ {9}a\.apdu:2:9: \(byte\): N is from 0 to 255, not 300$/m);
  });
});

test('as data', async () => {
  const [only] = await cases(
    'case PIN',
    'tags pin',
    'clause C',
    'send 0020000003000000',
    'expect 9000',
    'end',
  );
  expect(caseData('a.apdu', only!)).toEqual({
    script: 'a.apdu',
    case: 'PIN',
    line: 1,
    outcome: 'failed',
    reason: expect.stringContaining('expected 9000, received 63C5'),
    tags: ['pin'],
    clauses: ['C'],
    answerToReset: expect.stringMatching(/^3B6D/),
    durationMs: 0,
  });
});

test('a heading tells card and attempt where there are several', () => {
  const card = { identity: { address: 'pcsc:A' } };
  expect(runHeading('T', { card, attempt: 1 }, false)).toBe('T');
  expect(runHeading('T', { card, attempt: 2 }, true)).toBe('T, on pcsc:A, attempt 2');
});
