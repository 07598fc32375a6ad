import { readsRight } from './contradiction.js';

export const tearAtomic = readsRight(
  {
    name: 'tear-atomic',
    meaning: {
      en: 'after a power failure a file is as before or as after the command',
      zh: '掉电后文件为旧值或新值',
    },
    source: 'LD/T 6001.2-2023, pull-out (防拔); conventions, kernel rules',
  },
  ['torn'],
  'the file is a mixture of old and new',
  '文件为新旧混合',
);
