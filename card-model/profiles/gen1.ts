import { applicationDirectories } from '../applications/social/files/gen1/applications.js';
import { READERS_READ } from '../applications/social/files/policy.js';
import { defineContactGeneration } from './contact-generation.js';

/** 第一代社会保障卡: DF01 to DF04. */
export const gen1 = defineContactGeneration(
  {
    id: 'gen1',
    title: { zh: '第一代社会保障卡', en: 'social security card, first generation' },
    source: 'ssc-card.md 1.2 to 1.4, 1.6, 2; conventions where the record is silent',
    specificationVersion: '1.00',
  },
  () => ({
    hasNameExtension: false,
    fingerprintBytes: 0x300,
    hasPhotograph: false,
    directories: applicationDirectories(READERS_READ),
  }),
);
