import { expect, it } from 'vitest';
import { df01 } from '../../../../../../card-model/applications/social/files/gen1/df01.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';
import { writtenFiles } from '../../../../../support/written-files.js';

const READ = 'PIN or DF01.RK (81)';

it('files, elements and rights of the reference. ssc-card.md 1.6, 2.1, 2.2', () => {
  expect(writtenFiles(df01(READERS_READ))).toEqual([
    ['EF05', '20 an 01; 21 an 3E; 22 an 12', `${READ} / contact and DF01.UK_EF05 (83)`],
    ['EF06', '25 an 3E; 26 an 12; 27 cn 03; 28 an 0F', `${READ} / contact and DF01.UK_EF06 (86)`],
    ['EF07', '29 an 01', `${READ} / contact and DF01.UK_EF07_EF09 (84)`],
    ['EF08', '2B an 01', `${READ} / contact and DF01.UK_EF08 (85)`],
    [
      'EF09',
      '2E an 3E; 2F an 08; 30 an 09; 31 an 01; 32 an 03',
      `${READ} / contact and DF01.UK_EF07_EF09 (84)`,
    ],
    ['EF0A', '37 dec 04; 38 dec 04; 39 cn 04', `${READ} / contact and DF01.UK_EF0A (87)`],
  ]);
});

it('has the keys of its own files only', () => {
  const keys = df01(READERS_READ).keys.map(({ name, purpose }) => `${name}: ${purpose.en}`);
  expect(keys.slice(2)).toEqual([
    'DF01.UK_EF05: updates EF05',
    'DF01.UK_EF07_EF09: updates EF07, EF09',
    'DF01.UK_EF08: updates EF08',
    'DF01.UK_EF06: updates EF06',
    'DF01.UK_EF0A: updates EF0A',
    'DF01.RK: reads EF05, EF06, EF07, EF08, EF09, EF0A',
  ]);
});
