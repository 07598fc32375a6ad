import { describe } from 'vitest';
import { conversation, type Exchange } from '../../support/conversation.js';
import { filled } from '../../support/hex.js';

/** In DF01, EF16 (128h = 296 bytes, read free) with 00 01 02... written through it. */
const PATTERN = Array.from({ length: 296 }, (_, index) =>
  (index & 0xff).toString(16).padStart(2, '0').toUpperCase(),
).join('');
const part = (offset: number, count: number): string => PATTERN.slice(2 * offset, 2 * (offset + count));
const prepared: Exchange[] = [
  ['select SSSE', '9000'],
  ['select DF01', '9000'],
  ['auth DF01.UK_EF16', '9000'],
  ['file EF16', '9000'],
  [`00D60000FF${part(0, 255)}`, '9000'],
  [`00D600FF29${part(255, 41)}`, '9000'],
];

describe('READ BINARY of 296 bytes', () => {
  conversation('Le bytes from the offset', [
    ...prepared,
    ['00B0000001', `${part(0, 1)} 9000`],
    ['00B00000FF', `${part(0, 255)} 9000`],
    ['00B0001010', `${part(16, 16)} 9000`],
    ['00B000FF29', `${part(255, 41)} 9000`],
    ['00B0012701', `${part(295, 1)} 9000`],
  ]);
  conversation('Le 00: 256 bytes, or to the end', [
    ...prepared,
    ['00B0000000', `${part(0, 256)} 9000`],
    ['00B0002800', `${part(40, 256)} 9000`],
    ['00B0002900', `${part(41, 255)} 9000`],
    ['00B0012700', `${part(295, 1)} 9000`],
  ]);
  conversation('past the end: 6Cxx with what is left', [
    ...prepared,
    ['00B0012702', '6C01'],
    ['00B00127FF', '6C01'],
    ['00B000FF2A', '6C29'],
    ['00B0002AFF', '6CFE'],
    ['00B00029FF', `${part(41, 255)} 9000`],
  ]);
  conversation('an offset outside the file: 6B00', [
    ...prepared,
    ['00B0012801', '6B00'],
    ['00B0012800', '6B00'],
    ['00B07FFF00', '6B00'],
  ]);
  conversation('without Le or with data: 6700', [
    ...prepared,
    ['00B00000', '6700'],
    ['00B0000001 00', '6700'],
    ['00B0000001 0001', '6700'],
  ]);
});

describe('P1 with the short identifier', () => {
  conversation('the offset is P2; the file becomes current', [
    ...prepared,
    ['file EF17', '9000'],
    ['00B0960001', `${part(0, 1)} 9000`],
    ['00B096FF00', `${part(255, 41)} 9000`],
    ['00B0000A02', `${part(10, 2)} 9000`],
    ['00B0970001', 'FF 9000'],
  ]);
  conversation('SFI 0 and 31 and the reserved bits are 6A86, an unknown file 6A82', [
    ...prepared,
    ['00B0800001', '6A86'],
    ['00B09F0001', '6A86'],
    ['00B0A60001', '6A86'],
    ['00B0C60001', '6A86'],
    ['00B0FF0001', '6A86'],
    ['00B09E0001', '6A82'],
  ]);
});

describe('extended Le on T=1', () => {
  conversation(
    'more than 256 bytes at once',
    [
      ...prepared,
      ['00B00000000000', `${PATTERN} 9000`],
      ['00B00000000128', `${PATTERN} 9000`],
      ['00B00000000127', `${part(0, 295)} 9000`],
      ['00B00000000101', `${part(0, 257)} 9000`],
      ['00B00000000100', `${part(0, 256)} 9000`],
      ['00B00028000100', `${part(40, 256)} 9000`],
    ],
    { protocol: 'T=1' },
  );
  conversation(
    'past the end: 6Cxx; where 256 are left that is 6C00',
    [
      ...prepared,
      ['00B00127000002', '6C01'],
      ['00B00028000101', '6C00'],
      ['00B00029000100', '6CFF'],
      ['00B0012700FFFF', '6C01'],
    ],
    { protocol: 'T=1' },
  );
  conversation(
    'more is left than 6Cxx can tell: the data with the warning 6282',
    [...prepared, ['00B00000000129', `${PATTERN} 6282`], ['00B00001 00FFFF', `${part(1, 295)} 6282`]],
    { protocol: 'T=1' },
  );
});

describe('refusals', () => {
  conversation('no file 6986, no right 6982, a record file 6981', [
    ['00B0000001', '6986'],
    ['select SSSE', '9000'],
    ['00B0880001', '6982'],
    ['00B0000001', '6986'],
    ['00B0850001', '6981'],
    ['auth SSSE.RK', '9000'],
    ['00B0880002', 'FFFF 9000'],
    ['00B0860001', '6981'],
  ]);
});

describe('a whole photograph', () => {
  conversation('goes in and out in 16 pieces of 256 and 255 bytes', [
    ['select SSSE', '9000'],
    ['auth SSSE.UK', '9000'],
    ['auth SSSE.RK', '9000'],
    ['file EF08', '9000'],
    ...Array.from(
      { length: 16 },
      (_, piece): Exchange => [
        `00D6${piece.toString(16).padStart(2, '0')}00FF${filled(255, piece.toString(16).padStart(2, '0').toUpperCase())}`,
        '9000',
      ],
    ),
    ...Array.from(
      { length: 16 },
      (_, piece): Exchange => [
        `00B0${piece.toString(16).padStart(2, '0')}0000`,
        `${filled(255, piece.toString(16).padStart(2, '0').toUpperCase())}FF9000`,
      ],
    ),
    ['00B0100000', '6B00'],
  ]);
});
