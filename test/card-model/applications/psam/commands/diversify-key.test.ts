import { describe, expect, it } from 'vitest';
import { decodeCommand } from '../../../../../apdu/codec/command-apdu.js';
import { Selection } from '../../../../../apdu/trace/selection.js';
import { diversifyKey } from '../../../../../card-model/applications/psam/commands/diversify-key.js';
import { converse, type Exchange } from '../../../../support/conversation.js';
import { bytes, filled, hexByte } from '../../../../support/hex.js';
import { psamOf, SELECT_PSAM, selectEnvironment } from '../../../../support/psam.js';
import { Terminal } from '../../../../support/terminal.js';

const inEnvironment = (algorithm: 'SM4' | '3DES', exchanges: readonly Exchange[], changes = {}) =>
  converse(new Terminal(psamOf(changes)), [
    [selectEnvironment(algorithm), '9000'],
    [SELECT_PSAM, '9000'],
    ...exchanges,
  ]);

const command = (usageAndKid: string, count: number): string =>
  `BFDE${usageAndKid}${count === 0 ? '' : hexByte(count)}${filled(count, '11')}`;
/** Factors and a challenge, and eight bytes 00 behind them. */
const padded = (usageAndKid: string, count: number): string =>
  `BFDE${usageAndKid}${hexByte(count)}${filled(count - 8, '11')}${filled(8, '00')}`;

/** SSSE.RK under one, two and three diversifications. */
const RK = 'keys.SSSE.6';
const WITH_STEPS = { 1: '270A', 2: '470A', 3: '670A' } as const;

describe('Lc tells as many factors as the usage byte counts', () => {
  it.each([
    [1, 0x10, 0x18],
    [2, 0x18, 0x20],
    [3, 0x20, 0x28],
  ] as const)('%i steps: %i bytes for 3DES, %i for SM4', (steps, tripleDes, sm4) => {
    const code = WITH_STEPS[steps];
    const changes = { [`${RK}.psam`]: code };
    for (let count = 0; count < 256; count++) {
      const refused = (right: number): string => (count === right ? '9000' : '6700');
      inEnvironment('3DES', [[command(code, count), refused(tripleDes)]], changes);
      if (count >= 8) inEnvironment('SM4', [[padded(code, count), refused(sm4)]], changes);
    }
  });

  it('behind an SM4 challenge stand eight bytes 00', () => {
    inEnvironment('SM4', [
      [command('470A', 0x20), '6A80'],
      [`BFDE470A20${filled(24, '11')}${filled(7, '00')}01`, '6A80'],
    ]);
  });
});

describe('the key', () => {
  it('is 6A88 when there is none of that usage and number', () => {
    inEnvironment('3DES', [
      [command('480A', 0x18), '6A88'],
      [command('470B', 0x18), '6A88'],
      [command('670A', 0x20), '6A88'],
    ]);
  });
  it('is none without diversification, or with more than three', () => {
    for (const usage of ['00', '1F', '80', 'E7']) {
      inEnvironment('3DES', [
        [command(`${usage}0A`, 0x18), '6A88'],
        [command(`${usage}0A`, 0), '6A88'],
      ]);
    }
  });
  it('stands in the application, not in the environment or the MF', () => {
    converse(new Terminal(psamOf()), [
      [command('470A', 0x18), '6A88'],
      [selectEnvironment('3DES'), '9000'],
      [command('470A', 0x18), '6A88'],
    ]);
  });
});

describe('the session', () => {
  const first: Exchange = [`BFDE470A18${filled(24, '11')}`, '9000'];
  const answerOf = (terminal: Terminal) => terminal.send(`80FA000008${filled(8, 'AA')}08`);
  const prepared = (): Terminal => {
    const terminal = new Terminal(psamOf({}, { protocol: 'T=1' }));
    converse(terminal, [[selectEnvironment('3DES'), '9000'], [SELECT_PSAM, '9000'], first]);
    return terminal;
  };

  it('is another after the next diversification', () => {
    const terminal = prepared();
    const before = answerOf(terminal);
    converse(terminal, [[`BFDE470A18${filled(24, '12')}`, '9000']]);
    expect(answerOf(terminal)).not.toBe(before);
    converse(terminal, [first]);
    expect(answerOf(terminal)).toBe(before);
  });
  it('stays after a refused diversification and after a failed SELECT', () => {
    const terminal = prepared();
    const before = answerOf(terminal);
    converse(terminal, [
      [command('480A', 0x18), '6A88'],
      [command('470A', 0x17), '6700'],
      ['00A4020C02DF09', '6A82'],
    ]);
    expect(answerOf(terminal)).toBe(before);
  });
  it.each([
    ['the application', SELECT_PSAM],
    ['the MF', '00A4000C023F00'],
    ['another environment', selectEnvironment('SM4')],
  ])('ends with the selection of %s', (_name, select) => {
    const terminal = prepared();
    converse(terminal, [[select, '9000']]);
    expect(answerOf(terminal)).toBe('6985');
  });
  it('ends with reset and power', () => {
    const terminal = prepared();
    terminal.say('warm');
    converse(terminal, [
      [selectEnvironment('3DES'), '9000'],
      [SELECT_PSAM, '9000'],
    ]);
    expect(answerOf(terminal)).toBe('6985');
  });
});

describe('in a trace', () => {
  const told = (usageAndKid: string) => {
    return diversifyKey.explain!(decodeCommand(bytes(command(usageAndKid, 0x18))), new Selection());
  };
  it('the key has its name, if it has one', () => {
    expect(told('470A').en).toBe('diversifies SSSE.RK (47/0A) in 2 steps and by the challenge');
    expect(told('47FF').zh).toContain('47/FF');
    expect(told('2701').en).toContain('27/01 in 1 step ');
  });
});
