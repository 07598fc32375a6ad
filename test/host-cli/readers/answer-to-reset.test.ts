import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { explainAnswer, isContactlessAnswer } from '../../../host-cli/readers/answer-to-reset.js';

describe('answers to reset in short', () => {
  test.each([
    ['3B6D000000815443538660510100000001', ['T=0'], false, 'T=0; shaped as a social security card'],
    ['3B8D8001008154435386605101000000017E', ['T=0', 'T=1'], true, 'contactless'],
    ['3B8001', ['T=1'], false, 'T=1; its check byte TCK is wrong'],
    ['3B00', ['T=0'], false, 'T=0'],
    ['3BE00000', [], false, 'not understood as an ATR'],
    ['', [], false, 'not understood as an ATR'],
  ])('%s', (hex, protocols, contactless, english) => {
    const explained = explainAnswer(fromHex(hex.replace('3B8001', '3B800155')));
    expect({ ...explained, meaning: explained.meaning.en }).toMatchObject({
      protocols,
      contactless,
      meaning: english,
    });
    expect(explained.meaning.zh).not.toBe('');
  });

  test('an answer too short for either is not contactless', () => {
    expect(isContactlessAnswer(fromHex('3B'))).toBe(false);
    expect(isContactlessAnswer(new Uint8Array(0))).toBe(false);
  });
});
