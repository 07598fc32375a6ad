import { readsRight } from './contradiction.js';

export const refusedUpdate = readsRight(
  {
    name: 'refused-update',
    meaning: { en: 'a refused update changes nothing', zh: '被拒绝的写操作不改变内容' },
    source: 'ISO/IEC 7816-4:2005, 5.1.3: 6XXX with state unchanged',
  },
  ['refused-update'],
  'a refused update has changed the file',
  '被拒绝的写操作改变了文件',
);
