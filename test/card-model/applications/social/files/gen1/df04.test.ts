import { expect, it } from 'vitest';
import { df04 } from '../../../../../../card-model/applications/social/files/gen1/df04.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';
import { writtenFiles } from '../../../../../support/written-files.js';

it('files, elements and rights of the reference. ssc-card.md 1.6, 2.1, 2.2', () => {
  const insured = [
    ...['80 cn 04', '81 an 3E', '82 an 08', '83 an 09', '84 an 3E', '85 an 08', '86 an 09', '87 an 3E'],
    ...['88 an 08', '89 an 09', '8A an 0F', '8B an 0A', '8C an 01', '8F an 01'],
  ];
  expect(writtenFiles(df04(READERS_READ))).toEqual([
    ['EF05', insured.join('; '), 'PIN or DF04.RK (81) / contact and DF04.UK_EF05 (85)'],
    [
      'EF06',
      '90 dec 04; 92 dec 04; 93 dec 04',
      'PIN and DF04.RK_EF06 (84) / contact and DF04.UK_EF06_EF15 (86)',
    ],
    ['EF08', 'cyclic 10: b 02, an 01, cn 06, cn 07, dec 04, dec 04, dec 04', 'PIN or DF04.RK (81) / never'],
  ]);
});

it('keeps the keys of the debit; the purpose of a key names no file that is not there', () => {
  const keys = df04(READERS_READ).keys.map(({ name, purpose }) => `${name}: ${purpose.en}`);
  expect(keys).toContain('DF04.UK_EF06_EF15: updates EF06');
  expect(keys.map((key) => key.split(':')[0])).toEqual(expect.arrayContaining(['DF04.DPK', 'DF04.DTK']));
});
