import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  announcedLength,
  bytesAvailable,
  describeStatusWord,
  exactLength,
  isBytesAvailable,
  isExactLength,
  isTriesLeft,
  SW,
  triesLeft,
} from '../../../apdu/codec/status-word.js';

describe('values by name', () => {
  test.each([
    ['SUCCESS', 0x9000],
    ['END_OF_FILE', 0x6282],
    ['SELECTED_FILE_DEACTIVATED', 0x6283],
    ['FILE_TERMINATED', 0x6285],
    ['MEMORY_FAILURE', 0x6581],
    ['WRONG_LENGTH', 0x6700],
    ['CHANNEL_NOT_SUPPORTED', 0x6881],
    ['SECURE_MESSAGING_NOT_SUPPORTED', 0x6882],
    ['CHAINING_NOT_SUPPORTED', 0x6884],
    ['COMMAND_NOT_ACCEPTED', 0x6901],
    ['FILE_KIND_WRONG', 0x6981],
    ['SECURITY_STATUS_NOT_SATISFIED', 0x6982],
    ['METHOD_BLOCKED', 0x6983],
    ['NO_VALID_CHALLENGE', 0x6984],
    ['CONDITIONS_NOT_SATISFIED', 0x6985],
    ['NO_CURRENT_EF', 0x6986],
    ['SECURE_MESSAGING_DATA_MISSING', 0x6987],
    ['MAC_WRONG', 0x6988],
    ['WRONG_DATA', 0x6a80],
    ['FUNCTION_NOT_SUPPORTED', 0x6a81],
    ['FILE_NOT_FOUND', 0x6a82],
    ['RECORD_NOT_FOUND', 0x6a83],
    ['NOT_ENOUGH_SPACE', 0x6a84],
    ['WRONG_P1_P2', 0x6a86],
    ['REFERENCE_NOT_FOUND', 0x6a88],
    ['FILE_EXISTS', 0x6a89],
    ['DF_NAME_EXISTS', 0x6a8a],
    ['WRONG_OFFSET', 0x6b00],
    ['INSTRUCTION_UNKNOWN', 0x6d00],
    ['CLASS_UNKNOWN', 0x6e00],
    ['NO_PRECISE_DIAGNOSIS', 0x6f00],
    ['MAC_INVALID_DEBIT', 0x9302],
    ['APPLICATION_PERMANENTLY_BLOCKED', 0x9303],
    ['AMOUNT_OVER_LIMIT', 0x9401],
    ['DEBIT_COUNT_EXHAUSTED', 0x9402],
  ] as const)('%s', (name, value) => {
    expect(SW[name]).toBe(value);
    expect(describeStatusWord(value).name).toBe(name);
  });

  test('families need a count and have no bare value', () => {
    expect(Object.keys(SW)).not.toContain('BYTES_AVAILABLE');
    expect(Object.keys(SW)).not.toContain('TRIES_LEFT');
    expect(Object.keys(SW)).not.toContain('EXACT_LENGTH');
  });
});

describe('families', () => {
  test.each([
    [1, 0x6101, 0x6c01],
    [255, 0x61ff, 0x6cff],
    [256, 0x6100, 0x6c00],
    [257, 0x6100, 0x6c00],
    [65_536, 0x6100, 0x6c00],
  ])('%i bytes', (count, available, exact) => {
    expect(bytesAvailable(count)).toBe(available);
    expect(exactLength(count)).toBe(exact);
    expect(announcedLength(available)).toBe(Math.min(count, 256));
    expect(announcedLength(exact)).toBe(Math.min(count, 256));
  });

  test('tries', () => {
    expect(triesLeft(0)).toBe(0x63c0);
    expect(triesLeft(15)).toBe(0x63cf);
    expect(triesLeft(16)).toBe(0x63cf);
  });

  test('each number belongs to one family at most', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), (value) => {
        expect(isBytesAvailable(value)).toBe(value >> 8 === 0x61);
        expect(isExactLength(value)).toBe(value >> 8 === 0x6c);
        expect(isTriesLeft(value)).toBe(value >> 4 === 0x63c);
      }),
    );
  });
});

describe('describeStatusWord', () => {
  test.each([
    [0x6110, 'BYTES_AVAILABLE', '16 bytes wait'],
    [0x6101, 'BYTES_AVAILABLE', '1 byte waits'],
    [0x6100, 'BYTES_AVAILABLE', '256 or more bytes wait'],
    [0x63c1, 'TRIES_LEFT', '1 try left'],
    [0x63c0, 'TRIES_LEFT', '0 tries left'],
    [0x6c00, 'EXACT_LENGTH', 'the right one is 256'],
    [0x6c0a, 'EXACT_LENGTH', 'the right one is 10'],
    [0x6999, 'COMMAND_NOT_ALLOWED', 'command not allowed'],
    [0x6b01, 'WRONG_OFFSET', 'wrong P1 P2'],
    [0x9abc, 'PROPRIETARY', 'of the application'],
    [0x1234, 'INVALID', 'no status word'],
    [0x6000, 'INVALID', 'no status word'],
  ])('%i', (value, name, words) => {
    const described = describeStatusWord(value);
    expect(described.name).toBe(name);
    expect(described.meaning.en).toContain(words);
  });

  test('every 16-bit number has a name, both languages and a source', () => {
    for (let value = 0; value <= 0xffff; value++) {
      const { name, meaning, source } = describeStatusWord(value);
      expect(name && meaning.en && meaning.zh && source).toBeTruthy();
    }
  });
});
