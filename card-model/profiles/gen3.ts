import { paymentApplication, paymentDirectoryApplication } from '../applications/pboc/application.js';
import { bankDirectories } from '../applications/pboc/directories.js';
import { socialApplication } from '../applications/social/application.js';
import { applicationDirectories } from '../applications/social/files/applications.js';
import { masterFile } from '../applications/social/files/master-file.js';
import { UPDATERS_READ } from '../applications/social/files/policy.js';
import { SSSE_KEY, ssse } from '../applications/social/files/ssse.js';
import { defineProfile } from '../kernel/profile.js';
import { key } from '../security/access-rule.js';

/** 第三代社会保障卡: SM4, both interfaces, basic data of the holder behind RK_SSSE, a bank application. */
export const gen3 = defineProfile({
  id: 'gen3',
  title: { zh: '第三代社会保障卡', en: 'social security card, third generation' },
  source: 'ssc-card.md, pboc.md; conventions where the record is silent',
  specificationVersion: '3.00',
  algorithm: 'SM4',
  interfaces: ['contact', 'contactless'],
  applications: [socialApplication, paymentApplication, paymentDirectoryApplication],
  plan: () =>
    masterFile([
      ssse({
        readHolderData: key(SSSE_KEY.RK),
        hasNameExtension: true,
        fingerprintBytes: 0x400,
        hasPhotograph: true,
        directories: applicationDirectories(UPDATERS_READ),
      }),
      ...bankDirectories(),
    ]),
});
