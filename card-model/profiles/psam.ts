import { psamApplication } from '../applications/psam/application.js';
import { psamMasterFile } from '../applications/psam/directories.js';
import { defineProfile } from '../kernel/profile.js';

/** PSAM: the card in a terminal that holds the master keys of cards of all generations. */
export const psam = defineProfile({
  id: 'psam',
  title: { zh: '社会保障 PSAM 卡', en: 'PSAM of a social security terminal' },
  source: 'ssc-card.md 1, 2.2, 4.1, 4.2; conventions where the record is silent',
  // It has no SSSE whose EF05 could tell one.
  specificationVersion: '',
  algorithm: 'SM4',
  interfaces: ['contact'],
  applications: [psamApplication],
  plan: psamMasterFile,
});
