import { describe, expect, it } from 'vitest';
import { SAM_KEYS } from '../../../../card-model/applications/psam/sam-keys.js';
import demonstrationData from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { hexByte } from '../../../support/hex.js';

const code = ({ usage, reference }: { usage: number; reference: number }) =>
  hexByte(usage) + hexByte(reference);

describe('the table', () => {
  it('is that of the demonstration data, key for key', () => {
    const given = Object.values(demonstrationData.keys)
      .flat()
      .map((key) => [key.name, (key as { psam?: string | null }).psam])
      .filter(([, psam]) => psam);
    expect(SAM_KEYS.map((row) => [row.name, code(row)])).toEqual(given);
  });

  it('has each name and each place once', () => {
    expect(new Set(SAM_KEYS.map(({ name }) => name)).size).toBe(SAM_KEYS.length);
    expect(new Set(SAM_KEYS.map(code)).size).toBe(SAM_KEYS.length);
  });

  /** ssc-card.md 2.2, some rows typed here once more. */
  it.each([
    ['SSSE.RK', '470A'],
    ['SSSE.UK', '4812'],
    ['SSSE.IRK', '6708'],
    ['DF01.UK_EF07_EF09', '4843'],
    ['DF02.UK_EF16', '4736'],
    ['DF03.UK_EF19', '473B'],
    ['DF04.RK_EF06', '672D'],
    ['DF05.UK_EF05', '47B4'],
    ['DF07.UK_EF07', '47B2'],
  ])('%s at %s, from the field', (name, expected) => {
    const row = SAM_KEYS.find((one) => one.name === name)!;
    expect(code(row)).toBe(expected);
    expect(row.source).toMatch(/^ssc-card\.md 2\.2/);
  });

  it('counts one to three diversifications for every key', () => {
    for (const { usage } of SAM_KEYS) expect([1, 2, 3]).toContain(usage >> 5);
  });
});
