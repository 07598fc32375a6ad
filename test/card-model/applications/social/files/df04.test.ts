import { describe } from 'vitest';
import { conversation } from '../../../../support/conversation.js';
import { describeDirectory, describeUnpersonalised } from '../../../../support/describe-directory.js';

describeDirectory('DF04');
// medical.EF06 of the personalisation data: '1', 50000 fen, '10'.
describeUnpersonalised('DF04', { '90 an 01': '900131', '92 dec 04': '92040000C350', '93 an 02': '93023130' });

describe('DF04 EF06 needs PIN and key 84 together', () => {
  conversation('in either order', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    ['auth DF04.RK_EF06', '9000'],
    ['00B2013400', '6982'],
    ['verify', '9000'],
    ['00B2013400', '900131 9000'],
    ['auth DF04.RK_EF06 wrong', '63C2'],
    ['00B2013400', '6982'],
    ['auth DF04.RK_EF06', '9000'],
    ['verify 111111', '63C5'],
    ['00B2013400', '6982'],
  ]);
  conversation('key 81 and the PIN are not enough', [
    ['select SSSE', '9000'],
    ['select DF04', '9000'],
    ['verify', '9000'],
    ['auth DF04.RK', '9000'],
    ['00B2013400', '6982'],
  ]);
});
