import { describe } from 'vitest';
import { conversation, type Exchange } from '../../support/conversation.js';
import { filled } from '../../support/hex.js';

const ssse: Exchange[] = [
  ['select SSSE', '9000'],
  ['auth SSSE.UK', '9000'],
];
const DATE = '0504 20270131';
const OLD_DATE = '0504 20260101 9000';

describe('UPDATE RECORD', () => {
  conversation('by number, by tag, of the current file or by short identifier', [
    ...ssse,
    ['00DC052C06 0504 20270101', '9000'],
    ['00B2052C00', '0504 20270101 9000'],
    ['00DC052806 0504 20270202', '9000'],
    ['00B2050400', '0504 20270202 9000'],
    ['00DC050406 0504 20270303', '9000'],
    ['00B2050400', '0504 20270303 9000'],
    ['00DC050006 0504 20270404', '9000'],
    ['00B2050400', '0504 20270404 9000'],
    ['00DC000406 0504 20270505', '9000'],
    ['00B2050400', '0504 20270505 9000'],
  ]);

  conversation('the current record after a read; next and previous', [
    ...ssse,
    ['00B2042C0E', '..9000'],
    ['00DC000206 0504 20270101', '9000'],
    ['00DC000206 0604 20370101', '9000'],
    ['00DC000306 0504 20270102', '9000'],
    ['00B2052C00', '0504 20270102 9000'],
    ['00B2062C00', '0604 20370101 9000'],
  ]);

  conversation('outlives power', [
    ...ssse,
    ['00DC052C06 0504 20270101', '9000'],
    ['off', ''],
    ['reset', '..0001'],
    ['select SSSE', '9000'],
    ['00B2052C00', '0504 20270101 9000'],
  ]);

  conversation('the data carry the record’s own tag and length: 6A80, nothing changed', [
    ...ssse,
    ['00DC052C06 0604 20270101', '6A80'],
    ['00DC052C06 0503 20270101', '6A80'],
    ['00DC052C05 0503 202701', '6A80'],
    ['00DC052C07 0505 2027010101', '6A80'],
    ['00DC052C07 0504 2027010101', '6A80'],
    ['00DC052C05 0504 202701', '6A80'],
    ['00DC052C04 20270101', '6A80'],
    ['00DC052C01 05', '6A80'],
    [`00DC052CFF 0504 ${filled(253, '00')}`, '6A80'],
    ['00B2052C00', OLD_DATE],
  ]);

  conversation('no such record 6A83, no file 6986 or 6A82, a transparent file 6981', [
    ...ssse,
    ['00DC050406 050420270101', '6986'],
    ['00DC05A406 050420270101', '6A82'],
    ['00DC082C06 050420270101', '6A83'],
    ['00DC082806 050420270101', '6A83'],
    ['00DC014406 050420270101', '6981'],
  ]);

  conversation('no data 6700, wrong P1 or P2 6A86', [
    ...ssse,
    ['00DC052C', '6700'],
    ['00DC052C00', '6700'],
    ['00DCFF2C06 050420270101', '6A86'],
    ['00DC052F06 050420270101', '6A86'],
    ['00DC05FC06 050420270101', '6A86'],
  ]);

  conversation('without the right 6982, also contactless after authentication', [
    ['select SSSE', '9000'],
    [`00DC052C06 ${DATE}`, '6982'],
    ['verify', '9000'],
    [`00DC052C06 ${DATE}`, '6982'],
    ['contactless', '..0001'],
    ...ssse,
    [`00DC052C06 ${DATE}`, '6982'],
    ['contact', '..0001'],
    ...ssse,
    [`00DC052C06 ${DATE}`, '9000'],
  ]);

  conversation(
    'extended Lc on T=1',
    [
      ...ssse,
      [`00DC052C000006 ${DATE}`, '9000'],
      ['00B2052C00', `${DATE} 9000`],
      [`00DC052C00FFFF ${filled(65_535, '05')}`, '6A80'],
    ],
    { protocol: 'T=1' },
  );
});

describe('UPDATE RECORD of a cyclic file', () => {
  const record = (byte: string) => filled(0x12, byte);
  conversation('P1 00 P2 03 writes a new record 1; other references do not fit the file', [
    ['select SSSE', '9000'],
    ['select DF02', '9000'],
    ['auth DF02.UK_EF16', '9000'],
    ['file EF16', '9000'],
    [`00DC000312${record('11')}`, '9000'],
    [`00DC00B312${record('22')}`, '9000'],
    ['00B2010400', `${record('22')}9000`],
    ['00B2020400', `${record('11')}9000`],
    [`00DC010412${record('33')}`, '6981'],
    [`00DC000412${record('33')}`, '6981'],
    [`00DC000212${record('33')}`, '6981'],
    [`00DC010312${record('33')}`, '6981'],
    [`00DC000311${record('33').slice(2)}`, '6A80'],
    [`00DC000313${record('33')}33`, '6A80'],
    ['00B2030400', '6A83'],
  ]);
});
