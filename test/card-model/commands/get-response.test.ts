import { describe } from 'vitest';
import { conversation } from '../../support/conversation.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';

const SELECT_SSSE = `00A404000F${AID.SSSE}`;

describe('GET RESPONSE', () => {
  conversation('gives what waits, once', [
    ['00C0000000', '6985'],
    [SELECT_SSSE, '611E'],
    ['00C000001E', `${SSSE_FCI} 9000`],
    ['00C000001E', '6985'],
  ]);
  conversation('Le 00 is all of it; classes 80 and 84 serve as well', [
    [SELECT_SSSE, '611E'],
    ['00C0000000', `${SSSE_FCI} 9000`],
    [SELECT_SSSE, '611E'],
    ['80C000001E', `${SSSE_FCI} 9000`],
    [SELECT_SSSE, '611E'],
    ['84C000001E', `${SSSE_FCI} 9000`],
  ]);
  conversation('a wrong Le: 6Cxx, and the data stay', [
    [SELECT_SSSE, '611E'],
    ['00C0000001', '6C1E'],
    ['00C000001D', '6C1E'],
    ['00C000001F', '6C1E'],
    ['00C00000FF', '6C1E'],
    ['00C000001E', `${SSSE_FCI} 9000`],
  ]);
  conversation('without Le, with data, or with P1 P2: refused, and the data stay', [
    [SELECT_SSSE, '611E'],
    ['00C00000', '6700'],
    ['00C000000100', '6700'],
    ['00C0010000', '6A86'],
    ['00C0000100', '6A86'],
    ['00C000001E', `${SSSE_FCI} 9000`],
  ]);

  const others = [
    ['00A4020C02EF05', '9000'],
    ['00A4020002EF99', '6A82'],
    ['00B2012C00', '..9000'],
    ['00B2012C01', '6C12'],
    ['0084000008', '..9000'],
    ['00FF0000', '6D00'],
    ['FFFFFFFF', '6E00'],
    ['00A4', '6700'],
    ['00B2FFFF00', '6A86'],
  ] as const;
  for (const [command, answer] of others) {
    conversation(`any other command discards the data: ${command}`, [
      [SELECT_SSSE, '611E'],
      [command, answer],
      ['00C000001E', '6985'],
    ]);
  }
  conversation('reset and power-off discard the data', [
    [SELECT_SSSE, '611E'],
    ['warm', '..0001'],
    ['00C000001E', '6985'],
    [SELECT_SSSE, '611E'],
    ['off', ''],
    ['reset', '..0001'],
    ['00C000001E', '6985'],
  ]);
});
