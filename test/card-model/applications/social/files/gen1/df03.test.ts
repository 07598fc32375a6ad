import { expect, it } from 'vitest';
import { df03 } from '../../../../../../card-model/applications/social/files/gen1/df03.js';
import { READERS_READ } from '../../../../../../card-model/applications/social/files/policy.js';
import { writtenFiles } from '../../../../../support/written-files.js';

const READ = 'PIN or DF03.RK (81)';

it('files, elements and rights of the reference. ssc-card.md 1.6, 2.1, 2.2', () => {
  expect(writtenFiles(df03(READERS_READ))).toEqual([
    [
      'EF05',
      '60 cn 04; 98 cn 04; 61 dec 04; 62 cn 04; 63 an 03; 64 an 03; 65 dec 03; 66 dec 03',
      `${READ} / contact and DF03.UK_EF05 (86)`,
    ],
    ['EF06', '67 cn 04; 68 an 3E; 69 an 3E; 6A an 10; 6B an 3C', `${READ} / contact and DF03.UK_EF06 (87)`],
    [
      'EF07',
      '6C cn 04; 6D dec 04; 6E cn 04; 6F cn 04; 70 an 03; 71 dec 04; 72 dec 04; 73 cn 04',
      `${READ} / contact and DF03.UK_EF07 (88)`,
    ],
  ]);
});
