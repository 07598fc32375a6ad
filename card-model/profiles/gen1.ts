import { socialApplication } from '../applications/social/application.js';
import { applicationDirectories } from '../applications/social/files/gen1/applications.js';
import { masterFile } from '../applications/social/files/master-file.js';
import { READERS_READ } from '../applications/social/files/policy.js';
import { ssse } from '../applications/social/files/ssse.js';
import { defineProfile } from '../kernel/profile.js';

/** 第一代社会保障卡: 3DES, contacts only, DF01 to DF04, basic data of the holder free to read. */
export const gen1 = defineProfile({
  id: 'gen1',
  title: { zh: '第一代社会保障卡', en: 'social security card, first generation' },
  source: 'ssc-card.md 1.2 to 1.4, 1.6, 2; conventions where the record is silent',
  specificationVersion: '1.00',
  algorithm: '3DES',
  interfaces: ['contact'],
  applications: [socialApplication],
  plan: () =>
    masterFile([
      ssse({
        readHolderData: 'always',
        hasNameExtension: false,
        fingerprintBytes: 0x300,
        hasPhotograph: false,
        directories: applicationDirectories(READERS_READ),
      }),
    ]),
});
