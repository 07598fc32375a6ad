import { describe, expect, test } from 'vitest';
import {
  brief,
  bytesOf,
  endOfWords,
  protocolWord,
  recordedWords,
  resetWords,
  tearWords,
  tookTime,
  wordsOf,
} from '../../../apdu/recording/recording-line.js';
import { RecordingLineError } from '../../../apdu/recording/recording-line-error.js';
import { hex } from '../../support/hex.js';

const words = (text: string) => wordsOf(text, 0);

function indexOfFault(action: () => unknown): number {
  try {
    action();
  } catch (error) {
    if (error instanceof RecordingLineError) return error.index;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('words', () => {
  test('know their places and end before a comment', () => {
    expect(wordsOf('reset contact  warm # cold?', 5)).toEqual([
      { text: 'contact', index: 6 },
      { text: 'warm', index: 15 },
    ]);
    expect(endOfWords('send 00 A4  # select')).toBe(10);
    expect(endOfWords('send 00 A4\r')).toBe(10);
  });

  test('of a message are short', () => {
    expect(brief('short')).toBe('short');
    expect(brief('x'.repeat(100))).toBe(`${'x'.repeat(24)}...`);
  });
});

describe('reset', () => {
  test('is cold and contact unless it says otherwise', () => {
    expect(resetWords([])).toEqual({ resetKind: 'cold', cardInterface: 'contact' });
    expect(resetWords(words('warm contactless'))).toEqual({
      resetKind: 'warm',
      cardInterface: 'contactless',
    });
    expect(indexOfFault(() => resetWords(words('contact hot')))).toBe(8);
  });
});

describe('protocol', () => {
  test('is one of three', () => {
    expect(protocolWord(words('T=1'), 0)).toBe('T=1');
    expect(protocolWord(words('contactless'), 0)).toBe('contactless');
    expect(indexOfFault(() => protocolWord(words('T=2'), 3))).toBe(0);
    expect(indexOfFault(() => protocolWord(words('T=0 T=1'), 7))).toBe(0);
    expect(indexOfFault(() => protocolWord([], 8))).toBe(8);
  });
});

describe('took', () => {
  test.each([
    ['0.612 ms', 0.612],
    ['0 ms', 0],
    ['12.000 ms', 12],
    [' 1.5   ms # slow', 1.5],
    ['12 ms', 12],
  ])('%s', (text, milliseconds) => {
    expect(tookTime(`took ${text}`, 4)).toBe(milliseconds);
  });

  test.each(['1 s', 'ms', '-1 ms', '1e3 ms', '1 ms ms', '.5 ms', ''])('not %s', (text) => {
    expect(() => tookTime(`took ${text}`, 4)).toThrow(RecordingLineError);
  });
});

describe('recorded', () => {
  test('tells time, program and what is true of the recording', () => {
    expect(recordedWords(words('2026-11-23T03:00:00Z sscard 0.1.0'), 0)).toEqual({
      recordedAt: new Date('2026-11-23T03:00:00Z'),
      program: 'sscard 0.1.0',
      simulated: false,
      testKeys: false,
    });
    const seeded = recordedWords(words('2026-11-23T03:00:00Z sscard profile=gen3 seed=0af simulated'), 0);
    expect(seeded).toMatchObject({ program: 'sscard', profile: 'gen3', seed: '0af', simulated: true });
    const flagged = recordedWords(words('2026-11-23T03:00:00Z sscard 0.1.0 simulated test-keys'), 0);
    expect(flagged).toMatchObject({ program: 'sscard 0.1.0', simulated: true, testKeys: true });
  });

  test('needs a time', () => {
    expect(indexOfFault(() => recordedWords(words('yesterday sscard'), 20))).toBe(0);
    expect(indexOfFault(() => recordedWords([], 8))).toBe(8);
  });
});

describe('tear', () => {
  test('counts writes', () => {
    expect(tearWords(words('3'), 0)).toBe(3);
    for (const text of ['', '-1', '1 2', 'x'])
      expect(() => tearWords(words(text), 0)).toThrow(RecordingLineError);
  });
});

describe('bytes', () => {
  test('end before a comment', () => {
    expect(hex(bytesOf('send 00 A4 # select', 4, '**').bytes)).toBe('00A4');
  });

  test('are needed, unless none are allowed', () => {
    expect(indexOfFault(() => bytesOf('send', 4, '**'))).toBe(4);
    expect(bytesOf('empty', 5, '??', true).bytes).toHaveLength(0);
  });

  test.each([
    ['send 00 A', 8, /lacks a digit/],
    ['send 00 ??', 8, /'\?' is no hexadecimal digit.*\*\* for a hidden one/],
    ['send 00 社', 8, /'社'/],
  ])('%s is wrong at %i', (text, index, message) => {
    expect(indexOfFault(() => bytesOf(text, 4, '**'))).toBe(index);
    expect(() => bytesOf(text, 4, '**')).toThrow(message);
  });
});
