import { describe, expect, it } from 'vitest';
import { hex } from '../../support/hex.js';
import { blank, GENERATIONS, issued, overContactless, told, unchanged } from '../../support/issuer.js';

const SERIAL = '80E00500 08 0000 510100000001';

describe.each(GENERATIONS)('SET SERIAL NUMBER, %s', (generation) => {
  it('sets the last six historical bytes, the head stays', () => {
    const issuer = blank(generation);
    expect(issuer.answers('00140000 0B 3B6D0000 00815443538660', SERIAL)).toEqual(['9000', '9000']);
    expect(hex(issuer.card.contents().historicalBytes)).toBe('00815443538660510100000001');
    expect(hex(issuer.card.powerOn())).toBe('3B6D000000815443538660510100000001');
  });

  it('the order of refusals: class, parameters, lengths, data', () => {
    expect(
      told(
        blank(generation),
        ...[
          '10E00500',
          SERIAL.replace('80E0', '00E0'),
          SERIAL.replace('0500', '0400'),
          SERIAL.replace('0500', '0501'),
        ],
        ...['80E00500', '80E0050000', '80E0050007 00005101000000', '80E0050009 000051010000000100'],
        `80E00500FF ${'00'.repeat(255)}`,
        ...[SERIAL.replace('08 0000', '08 0100'), SERIAL.replace('08 0000', '08 0001')],
      ),
    ).toEqual(
      unchanged('6E00', '6E00', '6A86', '6A86', '6700', '6700', '6700', '6700', '6700', '6A80', '6A80'),
    );
  });

  it('without the transport key 6982; on an issued card 6985', () => {
    expect(told(blank(generation, false), SERIAL)).toEqual(unchanged('6982'));
    expect(told(issued(generation), SERIAL)).toEqual(unchanged('6985'));
  });
});

it('contactless: 6982', () => {
  expect(told(overContactless(blank()), SERIAL)).toEqual(unchanged('6982'));
});
