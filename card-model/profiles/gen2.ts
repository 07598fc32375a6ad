import { socialApplication } from '../applications/social/application.js';
import { applicationDirectories } from '../applications/social/files/applications.js';
import { masterFile } from '../applications/social/files/master-file.js';
import { READERS_READ } from '../applications/social/files/policy.js';
import { ssse } from '../applications/social/files/ssse.js';
import { defineProfile } from '../kernel/profile.js';

/** 第二代社会保障卡: 3DES, contacts only, basic data of the holder free to read. */
export const gen2 = defineProfile({
  id: 'gen2',
  title: { zh: '第二代社会保障卡', en: 'social security card, second generation' },
  source: 'ssc-card.md 1.2 to 1.5, 2; conventions where the record is silent',
  specificationVersion: '2.00',
  algorithm: '3DES',
  interfaces: ['contact'],
  applications: [socialApplication],
  plan: () =>
    masterFile([
      ssse({
        readHolderData: 'always',
        hasNameExtension: true,
        fingerprintBytes: 0x400,
        hasPhotograph: true,
        directories: applicationDirectories(READERS_READ),
      }),
    ]),
});
