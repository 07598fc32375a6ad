import { expect, it } from 'vitest';
import { df02 } from '../../../../../../card-model/applications/social/files/gen1/df02.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';
import { writtenFiles } from '../../../../../support/written-files.js';

const READ = 'PIN or DF02.RK (81)';
const EDUCATION = 'B-TLV 34 {57 an 03, 58 cn 03, 59 an 28}';
const SKILL = 'B-TLV 1D {5A cn 07, 5B cn 01, 5C an 09, 5D cn 04}';

it('files, elements and rights of the reference. ssc-card.md 1.6, 2.1, 2.2', () => {
  expect(writtenFiles(df02(READERS_READ))).toEqual([
    [
      'EF05',
      `40 ${EDUCATION}; 41 ${EDUCATION}; 42 cn 03; 43 ${SKILL}; 44 ${SKILL}`,
      `${READ} / contact and DF02.UK_EF05 (83)`,
    ],
    [
      'EF06',
      '4B cn 04; 4C cn 04; 60 cn 04; 4D cn 04; 4F cn 04; 50 cn 04; 3A an 07',
      `${READ} / contact and DF02.UK_EF06 (84)`,
    ],
    ['EF07', 'cyclic 4: an 07, cn 04, cn 04, an 46', `${READ} / contact and DF02.UK_EF07 (85)`],
    ['EF08', '52 cn 0A; 53 an 3E; 94 an 08; 54 cn 04', `${READ} / contact and DF02.UK_EF09 (86)`],
    ['EF09', '55 cn 0A; 56 an 3E; 95 an 08; 96 cn 04; 97 cn 04', `${READ} / contact and DF02.UK_EF09 (86)`],
  ]);
});

it('EF08 shares the key of EF09, which says so', () => {
  const key = df02(READERS_READ).keys.find(({ name }) => name === 'DF02.UK_EF09');
  expect(key?.purpose).toEqual({ en: 'updates EF08, EF09', zh: '更新 EF08、EF09' });
});
