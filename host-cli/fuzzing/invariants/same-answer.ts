import { readsRight } from './contradiction.js';

export const sameAnswer = readsRight(
  {
    name: 'same-answer',
    meaning: { en: 'reads give the same until something is written', zh: '未写入时读出内容不变' },
    source: 'ISO/IEC 7816-4:2005, 7.2.3 and 7.3.3',
  },
  ['given', 'read'],
  'what was read differs from what stands there',
  '读出内容与应有内容不同',
);
