import { describe } from 'vitest';
import { conversation, type Exchange, ON_BOTH_INTERFACES } from '../../support/conversation.js';
import { hexByte } from '../../support/hex.js';

const CARD_TYPE = '020133 9000';
const VERSION = '0304332E3030 9000';
const NUMBER = '0709413130303030303135 9000';
const SOCIAL_NUMBER = '0812353130313030313838303031303130303158 9000';

describe.each(ON_BOTH_INTERFACES)('which record, %s', (cardInterface) => {
  const options = { interface: cardInterface };
  const selected: Exchange[] = [
    ['select SSSE', '9000'],
    ['file EF05', '9000'],
  ];

  conversation(
    'by number',
    [
      ...selected,
      ['00B2020403', CARD_TYPE],
      ['00B2030406', VERSION],
      ['00B207040B', NUMBER],
      ['00B2080400', '6A83'],
      ['00B2FE0400', '6A83'],
    ],
    options,
  );

  conversation(
    'by tag',
    [
      ...selected,
      ['00B2020003', CARD_TYPE],
      ['00B207000B', NUMBER],
      ['00B2080000', '6A83'],
      ['00B2020103', CARD_TYPE],
    ],
    options,
  );

  conversation(
    'by short identifier, and tag or number; the file becomes current',
    [
      ['select SSSE', '9000'],
      ['00B2022C03', CARD_TYPE],
      ['00B2032806', VERSION],
      ['00B2070400', NUMBER],
      ['auth SSSE.RK', '9000'],
      ['00B2083014', SOCIAL_NUMBER],
      ['00B2013414', SOCIAL_NUMBER],
      ['00B20A0003', '0A0131 9000'],
    ],
    options,
  );

  conversation(
    'first, next, next..., the end; previous..., the beginning',
    [
      ...selected,
      ['00B2000012', '..9000'],
      ['00B2000203', CARD_TYPE],
      ['00B2000206', VERSION],
      ['00B2000303', CARD_TYPE],
      ['00B2000312', '..9000'],
      ['00B2000300', '6A83'],
      ['00B200010B', NUMBER],
      ['00B2000200', '6A83'],
      ['00B2000400', NUMBER],
    ],
    options,
  );

  conversation(
    'next without a current record is the first, previous the last',
    [
      ...selected,
      ['00B2000212', '..9000'],
      ...selected,
      ['file EF0D', '9000'],
      ['file EF05', '9000'],
      ['00B200030B', NUMBER],
    ],
    options,
  );

  conversation(
    'current: 6A83 while there is none, then the last one read',
    [
      ...selected,
      ['00B2000400', '6A83'],
      ['00B2030406', VERSION],
      ['00B2000406', VERSION],
      ['00B2080400', '6A83'],
      ['00B2000406', VERSION],
    ],
    options,
  );

  conversation(
    'next with a tag: the next record that carries it',
    [
      ['select SSSE', '9000'],
      ['select DF01', '9000'],
      ['verify', '9000'],
      ['00A4020C02EF15', '9000'],
      ['00B2400036', '..9000'],
      ['00B2000436', '..9000'],
      ['00B2400236', '..9000'],
      ['00B2400236', '..9000'],
      ['00B2400200', '6A83'],
      ['00B2400336', '..9000'],
      ['00B2400336', '..9000'],
      ['00B2400300', '6A83'],
      ['00B22A0003', '..9000'],
      ['00B22A0200', '6A83'],
    ],
    options,
  );
});

describe('Le, strict', () => {
  conversation('00 or exact gives the record, other lengths 6Cxx', [
    ['select SSSE', '9000'],
    ['00B2032C00', VERSION],
    ['00B2032C06', VERSION],
    ['00B2032C', '6700'],
    ...Array.from({ length: 255 }, (_, index) => index + 1)
      .filter((le) => le !== 6)
      .map((le): Exchange => [`00B2032C${hexByte(le)}`, '6C06']),
  ]);
  conversation('data beside it is 6700', [
    ['select SSSE', '9000'],
    ['00B2032C01 00', '6700'],
    ['00B2032C01 0006', '6700'],
  ]);
  conversation('6Cxx is a refusal: "next" asked again with the right Le gives the same record', [
    ['select SSSE', '9000'],
    ['file EF05', '9000'],
    ['00B2000201', '6C12'],
    ['00B2000212', '..9000'],
    ['00B2000201', '6C03'],
    ['00B2000203', CARD_TYPE],
  ]);
  conversation(
    'extended Le: 0000 and the exact length',
    [
      ['select SSSE', '9000'],
      ['00B2032C000000', VERSION],
      ['00B2032C000006', VERSION],
      ['00B2032C000007', '6C06'],
      ['00B2032C000100', '6C06'],
      ['00B2032C00FFFF', '6C06'],
    ],
    { protocol: 'T=1' },
  );
});

describe('Le, tolerant', () => {
  conversation(
    'the first Le bytes',
    [
      ['select SSSE', '9000'],
      ['00B2032C00', VERSION],
      ['00B2032C06', VERSION],
      ['00B2032C01', '03 9000'],
      ['00B2032C05', '0304332E30 9000'],
      ['00B2032C07', VERSION],
      ['00B2032CFF', VERSION],
      ['00B2032C', '6700'],
    ],
    { lengthPolicy: 'tolerant' },
  );
});

describe('parameters', () => {
  conversation('P1 FF, P2 with a mode above 4 or the reserved SFI 31 are 6A86', [
    ['select SSSE', '9000'],
    ['file EF05', '9000'],
    ['00B2FF0400', '6A86'],
    ['00B2010500', '6A86'],
    ['00B2010600', '6A86'],
    ['00B2010700', '6A86'],
    ['00B201FC00', '6A86'],
    ['00B201F800', '6A86'],
    ['00B201F400', '6A82'],
  ]);
});

describe('refusals', () => {
  conversation('no file 6986, no such file 6A82, a transparent file 6981', [
    ['00B2010400', '6986'],
    ['00B2012C00', '6A82'],
    ['select SSSE', '9000'],
    ['00B2010400', '6986'],
    ['00B2015C00', '6A82'],
    ['00B2014400', '6982'],
    ['auth SSSE.RK', '9000'],
    ['00B2014400', '6981'],
  ]);
});
