import { socialApplication } from '../applications/social/application.js';
import { df01 } from '../applications/social/files/df01.js';
import { df02 } from '../applications/social/files/df02.js';
import { df03 } from '../applications/social/files/df03.js';
import { df04 } from '../applications/social/files/df04.js';
import { df05 } from '../applications/social/files/df05.js';
import { df06 } from '../applications/social/files/df06.js';
import { df07 } from '../applications/social/files/df07.js';
import { masterFile } from '../applications/social/files/master-file.js';
import type { Policy } from '../applications/social/files/policy.js';
import { HOLDER_RECORDS, SSSE_KEY, ssse } from '../applications/social/files/ssse.js';
import { defineProfile } from '../kernel/profile.js';
import { anyOf, key } from '../security/access-rule.js';

/** The rules of generation 2; a UK of a file also lets its holder read it (conventions, files left open). */
const policy: Policy = {
  reading: (rule, updateKey) => (updateKey === undefined ? rule : anyOf(rule, key(updateKey))),
};

/** 第三代社会保障卡: SM4, both interfaces, basic data of the holder behind RK_SSSE. */
export const gen3 = defineProfile({
  id: 'gen3',
  title: { zh: '第三代社会保障卡', en: 'social security card, third generation' },
  source: 'ssc-card.md; conventions where the record is silent',
  specificationVersion: '3.00',
  algorithm: 'SM4',
  interfaces: ['contact', 'contactless'],
  applications: [socialApplication],
  plan: () =>
    masterFile([
      ssse({
        readHolderData: key(SSSE_KEY.RK),
        holderRecords: HOLDER_RECORDS,
        fingerprintBytes: 0x400,
        directories: [
          df01(policy),
          df02(policy),
          df03(policy),
          df04(policy),
          df05(policy),
          df06(policy),
          df07(policy),
        ],
      }),
    ]),
});
