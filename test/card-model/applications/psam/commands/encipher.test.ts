import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardAlgorithm } from '../../../../../crypto/index.js';
import { converse } from '../../../../support/conversation.js';
import { keyData } from '../../../../support/demonstration.js';
import { bytes, filled, hex, hexByte } from '../../../../support/hex.js';
import { psamOf, SELECT_PSAM, selectEnvironment } from '../../../../support/psam.js';
import { Terminal } from '../../../../support/terminal.js';

/** The same master key under one, two and three diversifications. */
const CODES = { 1: '270A', 2: '470A', 3: '670A' } as const;
const RK = { ...keyData('SSSE.RK'), tries: 3 };
const psamWith = (psam: string) => psamOf({ 'keys.SSSE.6': { ...RK, psam } });

const eight = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe.each(['3DES', 'SM4'] as const)('%s', (name) => {
  const algorithm = cardAlgorithm(name);
  const padding = filled(algorithm.blockBytes - 8, '00');
  const fold = (block: Uint8Array): Uint8Array =>
    block.slice(0, 8).map((byte, index) => byte ^ (block[index + 8] ?? 0));

  describe.each([1, 2, 3] as const)('%i steps', (steps) => {
    const terminal = new Terminal(psamWith(CODES[steps]));
    converse(terminal, [
      [selectEnvironment(name), '9000'],
      [SELECT_PSAM, '9000'],
    ]);

    it('the folded block is the cryptogram that the card reckons, for any factors, challenge and data', () => {
      const factors = fc.array(eight, { minLength: steps, maxLength: steps });
      fc.assert(
        fc.property(factors, eight, eight, (fromCardUp, challenge, data) => {
          const told = `${fromCardUp.map(hex).join('')}${hex(challenge)}${padding}`;
          expect(terminal.send(`BFDE${CODES[steps]}${hexByte(told.length / 2)}${told}`)).toBe('9000');
          const block = `${hex(data)}${padding}`;
          const answer = terminal.send(`80FA0000${hexByte(block.length / 2)}${block}00`);
          const cardKey = algorithm.cardKey(bytes(RK.master), [...fromCardUp].reverse());
          const expected = algorithm.cryptogram(algorithm.processKey(cardKey, challenge), data);
          expect(hex(fold(bytes(answer.slice(0, -4))))).toBe(hex(expected));
        }),
      );
    });
  });
});

describe('ENCIPHER', () => {
  const ready = (name: '3DES' | 'SM4'): Terminal => {
    const terminal = new Terminal(psamOf());
    const data = filled(24, '11') + (name === 'SM4' ? filled(8, '00') : '');
    converse(terminal, [
      [selectEnvironment(name), '9000'],
      [SELECT_PSAM, '9000'],
      [`BFDE470A${hexByte(data.length / 2)}${data}`, '9000'],
    ]);
    return terminal;
  };

  it.each([
    ['3DES', 8, '6108'],
    ['SM4', 16, '6110'],
  ] as const)('%s takes one block of %i bytes and nothing else', (name, right, answer) => {
    const terminal = ready(name);
    converse(terminal, [['80FA0000', '6700']]);
    for (let count = 1; count < 256; count++) {
      const expected = count === right ? answer : '6700';
      expect(terminal.send(`80FA0000${hexByte(count)}${filled(count, '22')}`)).toBe(expected);
    }
  });
  it('as often as one asks, and on T=0 with or without Le', () => {
    const terminal = ready('3DES');
    const whole = terminal.send(`80FA000008${filled(8, '22')}08`);
    expect(whole).toMatch(/^.{16}9000$/);
    converse(terminal, [
      [`80FA000008${filled(8, '22')}00`, whole],
      [`80FA000008${filled(8, '22')}`, '6108'],
      ['80C0000008', whole],
    ]);
  });
  it('P1 and P2 are 00: no other mode is known', () => {
    converse(ready('3DES'), [
      [`80FA010008${filled(8, '22')}`, '6A86'],
      [`80FA000108${filled(8, '22')}`, '6A86'],
      [`80FA800008${filled(8, '22')}`, '6A86'],
      [`80FA010001${filled(1, '22')}`, '6700'],
    ]);
  });
  it('6985 before a diversification', () => {
    const terminal = new Terminal(psamOf());
    converse(terminal, [
      [`80FA000008${filled(8, '22')}`, '6985'],
      [selectEnvironment('SM4'), '9000'],
      [SELECT_PSAM, '9000'],
      [`80FA000010${filled(16, '22')}`, '6985'],
    ]);
  });
});
