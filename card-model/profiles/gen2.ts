import { applicationDirectories } from '../applications/social/files/applications.js';
import { READERS_READ } from '../applications/social/files/policy.js';
import { defineContactGeneration } from './contact-generation.js';

/** 第二代社会保障卡: DF01 to DF07. */
export const gen2 = defineContactGeneration(
  {
    id: 'gen2',
    title: { zh: '第二代社会保障卡', en: 'social security card, second generation' },
    source: 'ssc-card.md 1.2 to 1.5, 2; conventions where the record is silent',
    specificationVersion: '2.00',
  },
  () => ({
    hasNameExtension: true,
    fingerprintBytes: 0x400,
    hasPhotograph: true,
    directories: applicationDirectories(READERS_READ),
  }),
);
