import { describe, expect, test } from 'vitest';
import {
  evidenceOf,
  firstGeneration,
  GENERATIONS,
  GenerationGuess,
} from '../../../host-cli/decoding/generation.js';
import type { TraceEntry } from '../../../host-cli/decoding/trace-entry.js';
import { bytes } from '../../support/hex.js';

const exchange = (command: string, response: string): TraceEntry => ({
  kind: 'exchange',
  command: bytes(command),
  response: bytes(response),
});
const reset = (atr: string): TraceEntry => ({ kind: 'reset', answerToReset: bytes(atr) });
const version = (digit: string) => exchange('00B2030400', `03043${digit}2E30309000`);
const FCI = (algorithm: string) =>
  exchange('00C000001E', `6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C038601${algorithm}9000`);

describe('what tells the generation', () => {
  test.each([
    ['the version record', version('1'), ['gen1']],
    ['the version record by short identifier', exchange('00B2032C06', '0304322E30319000'), ['gen2']],
    ['SM4', FCI('03'), ['gen3']],
    ['3DES', FCI('01'), ['gen2', 'gen1']],
    ['SSF33', FCI('02'), ['gen2', 'gen1']],
    ['the sex in the third record', exchange('00B2033403', '0A01319000'), ['gen1']],
    ['the sex in the fourth record', exchange('00B2040400', '0A01319000'), ['gen2', 'gen3']],
    [
      'more of the name in the third record',
      exchange('00B2030400', `4E14${'00'.repeat(20)}9000`),
      ['gen2', 'gen3'],
    ],
    ['a contactless card', reset('3B8D8001008154435386605101000000017E'), ['gen3']],
  ] as [string, TraceEntry, string[]][])('%s', (_title, entry, fits) => {
    expect(evidenceOf(entry)?.fits).toEqual(fits);
  });

  test.each([
    ['another record', exchange('00B2010400', '0101319000')],
    ['another version', exchange('00B2030400', '0304392E30309000')],
    ['the sex by its tag', exchange('00B20A0000', '0A01319000')],
    ['a contact card', reset('3B6D000000815443538660510100000001')],
    ['a refusal', exchange('00B2030400', '6A83')],
    ['another class', exchange('80B2030400', '0304312E30309000')],
    ['another FCI', exchange('00C0000008', '6F068404A00000019000')],
    ['an answer that is not known', { kind: 'command', command: bytes('00A40000') }],
  ] as [string, TraceEntry][])('%s tells nothing', (_title, entry) => {
    expect(evidenceOf(entry)).toBeUndefined();
  });
});

describe('a guess', () => {
  const names = (...entries: TraceEntry[]) => {
    const guess = new GenerationGuess();
    return entries.map((entry) => (guess.observe(entry) ? `now ${guess.name}` : guess.name));
  };

  test('is the third generation until something says otherwise', () => {
    expect(names(FCI('03'), version('3'))).toEqual(['gen3', 'gen3']);
    expect(names(FCI('01'), version('1'))).toEqual(['now gen2', 'now gen1']);
    expect(names(FCI('01'), exchange('00B2033403', '0A01319000'))).toEqual(['now gen2', 'now gen1']);
  });

  test('the version goes before all signs, until another card comes', () => {
    expect(names(version('1'), FCI('03'), reset('3B021234'), FCI('03'))).toEqual([
      'now gen1',
      'gen1',
      'gen1',
      'gen1',
    ]);
    expect(names(reset('3B021234'), version('1'), reset('3B021234'), reset('3B025678'))).toEqual([
      'gen3',
      'now gen1',
      'gen1',
      'now gen3',
    ]);
    expect(names(version('2'), reset(''), FCI('03'))).toEqual(['now gen2', 'gen2', 'gen2']);
  });

  test('is not made where it is told', () => {
    const guess = new GenerationGuess('gen2', 'gen1');
    expect([guess.observe(version('1')), guess.name]).toEqual([false, 'gen2']);
    expect(guess.profile).toBe(GENERATIONS.gen2);
    expect(new GenerationGuess(undefined, 'gen1').name).toBe('gen1');
  });

  test('of the first card, by all its exchanges', () => {
    expect(firstGeneration([exchange('00A40000', '9000'), version('1')])).toBe('gen1');
    expect(firstGeneration([reset('3B021234'), FCI('01'), reset('3B025678'), version('3')])).toBe('gen2');
    expect(firstGeneration([])).toBe('gen3');
  });
});
