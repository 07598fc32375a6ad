import { describe, expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { GenerationGuess } from '../../../host-cli/decoding/generation.js';
import { TraceOutput } from '../../../host-cli/decoding/trace-output.js';
import { AID } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

const text = () => new TraceOutput(new GenerationGuess(), 'en', NO_COLOURS);
const json = () => new TraceOutput(new GenerationGuess(), 'en', undefined);
const SELECT = {
  kind: 'exchange',
  command: bytes(`00A404000F${AID.SSSE}`),
  response: bytes('9000'),
} as const;

describe('for people', () => {
  test('exchanges, resets and remarks in lines', () => {
    const output = text();
    expect(output.told({ kind: 'reset', answerToReset: bytes('3B00') })).toBe('reset  3B00\n');
    expect(output.told({ kind: 'reset', answerToReset: bytes('') })).toBe('reset\n');
    expect(output.told(SELECT)).toContain('SELECT social security environment (SSSE) by name\n  > 00A404');
    expect(output.told({ kind: 'remark', text: 'one\u001b[2J' })).toBe('one\uFFFD[2J\n');
  });

  test('a command without an answer says why', () => {
    const told = text().told({ kind: 'command', command: bytes('00A40000'), why: 'torn' });
    expect(told).toBe('SELECT the master file (MF)\n  > 00A40000\n  no answer: torn\n');
  });

  test('what the source hides stays hidden', () => {
    const told = text().told({
      kind: 'exchange',
      command: bytes('00DC012C020000'),
      response: bytes('9000'),
      hidden: { data: true },
    });
    expect(told).toContain('> 00DC012C02****');
  });
});

describe('for programs', () => {
  test('a line of JSON for each exchange and reset, none for remarks', () => {
    const output = json();
    expect(output.told({ kind: 'reset', answerToReset: bytes('3B00') })).toBe('{"reset":"3B00"}\n');
    expect(JSON.parse(output.told(SELECT))).toMatchObject({
      version: 1,
      language: 'en',
      selection: { directory: 'SSSE' },
    });
    expect(output.told({ kind: 'remark', text: 'x' })).toBe('');
    expect(
      JSON.parse(output.told({ kind: 'command', command: bytes('00A40000'), why: 'torn' })),
    ).toMatchObject({ noAnswer: 'torn' });
  });
});

test('names are those of the generation that the card tells', () => {
  const output = text();
  output.told(SELECT);
  output.told({ kind: 'exchange', command: bytes('00A4020002EF06'), response: bytes('9000') });
  const told = output.told({ kind: 'exchange', command: bytes('00B2030400'), response: bytes('0A01319000') });
  expect(told).toContain('READ RECORD number 3 of EF06 basic data of the holder: sex');
});
