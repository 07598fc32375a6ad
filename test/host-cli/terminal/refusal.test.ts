import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOfStatus, refusal, triesOf } from '../../../host-cli/terminal/refusal.js';

const STEP = { en: 'reading EF06', zh: '读 EF06' };

describe('a refusal', () => {
  it('says the step, the meaning and the status word in both languages', () => {
    const { reason, outcome, statusWord, step } = refusal(STEP, 0x6982);
    expect({ outcome, statusWord, step }).toEqual({ outcome: 'refused', statusWord: 0x6982, step: STEP });
    expect(reason.en).toMatch(/^reading EF06: .+ \(6982\)$/);
    expect(reason.zh).toMatch(/^读 EF06：.+（6982）$/);
  });

  it('tells the tries of 63Cx and of nothing else', () => {
    expect(refusal(STEP, 0x63c2)).toHaveProperty('triesLeft', 2);
    expect(refusal(STEP, 0x63c0)).toHaveProperty('triesLeft', 0);
    expect(refusal(STEP, 0x6983)).not.toHaveProperty('triesLeft');
  });
});

it('tries are the last half byte of 63Cx', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff }), (statusWord) => {
      const expected = Math.floor(statusWord / 16) === 0x63c ? statusWord % 16 : undefined;
      expect(triesOf(statusWord)).toBe(expected);
    }),
  );
});

it('writes a status word with four digits', () => {
  expect(hexOfStatus(0x9000)).toBe('9000');
  expect(hexOfStatus(0)).toBe('0000');
});
