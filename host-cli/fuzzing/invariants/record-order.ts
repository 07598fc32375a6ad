import { readsRight } from './contradiction.js';

export const recordOrder = readsRight(
  {
    name: 'record-order',
    meaning: {
      en: 'a new record of a cyclic file is number 1, the others move up by one',
      zh: '循环文件新记录为 1 号，其余依次后移',
    },
    source: 'ssc-card.md 1.1; ISO/IEC 7816-4:2005, 7.3.6',
  },
  ['appended'],
  'the records of a cyclic file are not in the order of their age',
  '循环文件记录次序错误',
);
