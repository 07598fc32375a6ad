import { describe, expect, it, test } from 'vitest';
import type { Profile } from '../../../../card-model/kernel/profile.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import type { KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
import { parseKeyRing } from '../../../../host-cli/terminal/keys/parse-key-ring.js';
import { checkKeys, type KeyCheck } from '../../../../host-cli/terminal/services/check-keys.js';
import { keyData } from '../../../support/demonstration.js';
import {
  demonstrationRing,
  identification,
  identified,
  type Link,
  ringOf,
  ringWithWrong,
  scripted,
} from '../link.js';
import { GENERATIONS, office, ringWith } from './office.js';

async function checked({ transport }: Link, ring: KeyRing, profile: Profile = gen3): Promise<KeyCheck[]> {
  const checks: KeyCheck[] = [];
  for await (const check of checkKeys(transport, profile, ring, await identified(transport)))
    checks.push(check);
  return checks;
}
const outcomes = (checks: KeyCheck[], outcome: KeyCheck['outcome']) =>
  checks.filter((check) => check.outcome === outcome).map(({ key }) => key);

describe.each(GENERATIONS)('%s', (_id, profile) => {
  test('the right keys are all proved, and the card is as it was', async () => {
    const made = office(profile);
    const before = made.card.image();
    const checks = await checked(made, demonstrationRing(), profile);
    expect(outcomes(checks, 'proved').length).toBeGreaterThan(50);
    expect(outcomes(checks, 'not-provable')).toEqual(
      expect.arrayContaining(['SSSE.LK', 'SSSE.BK', 'SSSE.PIN_RELOAD', 'DF04.DPK', 'DF04.DTK', 'DF07.LK']),
    );
    expect(checks.every(({ outcome }) => outcome === 'proved' || outcome === 'not-provable')).toBe(true);
    expect(made.card.image()).toEqual(before);
  });

  test('a wrong key is found and costs one try', async () => {
    const made = office(profile);
    const wrong = ringWithWrong('SSSE.RK', 'SSSE.IRK', 'DF01.MK');
    const checks = await checked(made, wrong, profile);
    expect(outcomes(checks, 'wrong')).toEqual(['SSSE.IRK', 'SSSE.RK', 'DF01.MK']);
    expect(checks.find(({ key }) => key === 'SSSE.RK')).toEqual({
      key: 'SSSE.RK',
      version: 1,
      outcome: 'wrong',
      statusWord: 0x63c2,
      triesLeft: 2,
    });
  });
});

test('over the air too', async () => {
  const checks = await checked(office(undefined, 'ACTIVATED', 'contactless'), demonstrationRing());
  expect(outcomes(checks, 'wrong')).toEqual([]);
  expect(outcomes(checks, 'proved').length).toBeGreaterThan(50);
});

describe('versions', () => {
  it('that the card has not are told and cost nothing', async () => {
    const made = office();
    const before = made.card.image();
    const ring = ringWith({ ...keyData('SSSE.RK'), version: 2 }, { ...keyData('SSSE.IRK'), version: 2 });
    const checks = await checked(made, ring);
    expect(checks.filter(({ key }) => key === 'SSSE.RK')).toEqual([
      { key: 'SSSE.RK', version: 1, outcome: 'proved', statusWord: 0x9000 },
      { key: 'SSSE.RK', version: 2, outcome: 'absent', statusWord: 0x6a88 },
    ]);
    expect(checks.filter(({ key }) => key === 'SSSE.IRK').map(({ outcome }) => outcome)).toEqual([
      'proved',
      'not-provable',
    ]);
    expect(made.card.image()).toEqual(before);
  });

  it('after a wrong one no other is tried', async () => {
    const wrong = { ...keyData('SSSE.RK'), master: '00'.repeat(16) };
    const made = office();
    const ring = parseKeyRing({ SSSE: [wrong, { ...keyData('SSSE.RK'), version: 2 }] }, 'versions');
    const checks = await checked(made, ring);
    expect(checks.filter(({ key }) => key === 'SSSE.RK').map(({ outcome }) => outcome)).toEqual([
      'wrong',
      'not-tried',
    ]);
  });
});

test('what the ring lacks, and what the card lacks', async () => {
  const made = office();
  const few = await checked(made, ringOf('SSSE.RK'));
  expect(outcomes(few, 'proved')).toEqual(['SSSE.RK']);
  expect(outcomes(few, 'not-given')).toHaveLength(few.length - 1);

  const card = scripted({ '00A40400': '6A82', '00A404000E': '6A82', '00A40000': '6985' });
  const checks: KeyCheck[] = [];
  const ring = ringOf('SSSE.RK', 'MF.MK');
  for await (const check of checkKeys(card, gen3, ring, identification())) checks.push(check);
  expect(outcomes(checks, 'absent')).toEqual(['SSSE.RK']);
  expect(outcomes(checks, 'refused')).toEqual(['MF.MK']);
});
