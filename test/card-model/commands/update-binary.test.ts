import { describe } from 'vitest';
import { conversation, type Exchange } from '../../support/conversation.js';
import { filled } from '../../support/hex.js';

const start: Exchange[] = [
  ['select SSSE', '9000'],
  ['auth SSSE.UK', '9000'],
  ['auth SSSE.RK', '9000'],
];

describe('UPDATE BINARY of the fingerprint, 400h bytes', () => {
  conversation('writes where the offset says and nowhere else', [
    ...start,
    ['00D68700 02 1122', '9000'],
    ['00B0870003', '1122FF 9000'],
    ['00D6010001 33', '9000'],
    ['00B000FF03', 'FF33FF 9000'],
    [`00D60301FF${filled(255, '44')}`, '9000'],
    ['00B0030002', 'FF44 9000'],
    ['00B003FF00', '44 9000'],
  ]);
  conversation('up to the last byte; beyond it 6A84 and nothing is written', [
    ...start,
    ['file EF07', '9000'],
    ['00D603FF01 55', '9000'],
    ['00D603FE03 666666', '6A84'],
    ['00D603FF02 6666', '6A84'],
    ['00B003FE02', 'FF55 9000'],
  ]);
  conversation('an offset outside the file: 6B00', [
    ...start,
    ['file EF07', '9000'],
    ['00D6040001 55', '6B00'],
    ['00D67FFF01 55', '6B00'],
  ]);
  conversation('no data 6700; SFI 0 or 31 6A86; no file 6986 or 6A82; a record file 6981', [
    ...start,
    ['00D60000', '6700'],
    ['00D6000000', '6700'],
    ['00D6800001 55', '6A86'],
    ['00D69F0001 55', '6A86'],
    ['00D6000001 55', '6986'],
    ['00D69E0001 55', '6A82'],
    ['00D6850001 55', '6981'],
  ]);
  conversation('without the right 6982, contactless always', [
    ['select SSSE', '9000'],
    ['00D6870001 55', '6982'],
    ['auth SSSE.RK', '9000'],
    ['00D6870001 55', '6982'],
    ['contactless', '..0001'],
    ...start,
    ['00D6870001 55', '6982'],
  ]);
  conversation('outlives power', [
    ...start,
    ['00D6870003 112233', '9000'],
    ['off', ''],
    ['reset', '..0001'],
    ...start,
    ['00B0870003', '112233 9000'],
  ]);
  conversation(
    'in one command of the extended form',
    [
      ...start,
      [`00D687000003FF${filled(1_023, '77')}`, '9000'],
      [`00D68700000400${filled(1_024, '77')}`, '9000'],
      [`00D68700000401${filled(1_025, '88')}`, '6A84'],
      ['00B08700000000', `${filled(1_024, '77')}9000`],
    ],
    { protocol: 'T=1' },
  );
});
