import { describe, expect, it } from 'vitest';
import { HEAD_BYTES } from '../../../card-model/commands/set-atr-head.js';
import { hex } from '../../support/hex.js';
import { blank, GENERATIONS, issued, overContactless, told, unchanged } from '../../support/issuer.js';

const HEAD = '00140000 0B 3B6D0000 00815443538660';
const historical = (issuer: ReturnType<typeof blank>) => hex(issuer.card.contents().historicalBytes);

describe.each(GENERATIONS)('SET ATR HEAD, %s', (generation) => {
  it('sets the first seven historical bytes, which the next reset shows', () => {
    const issuer = blank(generation);
    expect(issuer.send(HEAD)).toBe('9000');
    expect(historical(issuer)).toBe(`00815443538660${'00'.repeat(13 - HEAD_BYTES)}`);
    expect(hex(issuer.card.warmReset())).toBe(`3B6D000000815443538660${'00'.repeat(6)}`);
  });

  it('the serial number that is there stays', () => {
    const issuer = blank(generation);
    expect(issuer.answers('80E0050008 0000 510100000001', HEAD)).toEqual(['9000', '9000']);
    expect(historical(issuer)).toBe('00815443538660510100000001');
  });

  it('the order of refusals: class, instruction, parameters and lengths, data', () => {
    expect(
      told(
        blank(generation),
        ...[
          '10140000',
          '8014000000',
          '00150000',
          HEAD.replace('00140000', '00140100'),
          HEAD.replace('00140000', '00140001'),
        ],
        ...[
          '00140000',
          '0014000000',
          '001400000A 3B6D0000008154435386',
          '001400000C 3B6D00000081544353866000',
        ],
        `00140000FF ${'3B'.repeat(255)}`,
        ...['3F6D0000', '3B6C0000', '3B6D0100', '3B6D0001'].map((start) => HEAD.replace('3B6D0000', start)),
      ),
    ).toEqual(
      unchanged(
        ...['6E00', '6E00', '6D00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700'],
        ...['6A80', '6A80', '6A80', '6A80'],
      ),
    );
  });

  it('without the transport key 6982; on an issued card 6985', () => {
    expect(told(blank(generation, false), HEAD)).toEqual(unchanged('6982'));
    expect(told(issued(generation), HEAD)).toEqual(unchanged('6985'));
  });
});

it('contactless: 6982', () => {
  expect(told(overContactless(blank()), HEAD)).toEqual(unchanged('6982'));
});
