import { readsRight } from './contradiction.js';

export const updateReadBack = readsRight(
  {
    name: 'update-read-back',
    meaning: { en: 'what was written is read back', zh: '写入的内容可原样读回' },
    source: 'ISO/IEC 7816-4:2005, 7.2.5 and 7.3.5',
  },
  ['updated'],
  'what was read is not what was written',
  '读回内容与写入不符',
);
