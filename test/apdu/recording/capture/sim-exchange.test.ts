import { describe, expect, test } from 'vitest';
import { isReadableAnswerToReset, simExchange } from '../../../../apdu/recording/capture/sim-exchange.js';
import { bytes, filled, hex } from '../../../support/hex.js';

describe('command and answer in one run', () => {
  test.each([
    ['case 1', '00A40400', '9000', '00A40400 00 9000', false],
    ['case 2', '0084000002', 'AABB9000', '00840000 02 AABB 9000', true],
    ['case 2, refused', '00B0000010', '6982', '00B00000 00 6982', false],
    ['case 2, fewer bytes', '00B0000010', 'AA6282', '00B00000 01 AA 6282', false],
    [
      'case 2, Le 00',
      '00B0000000',
      `${filled(256, 'AA')}9000`,
      `00B00000 00 ${filled(256, 'AA')} 9000`,
      true,
    ],
    ['case 3', '00A40000023F00', '611E', '00A40000 02 3F00 611E', true],
    ['case 4', '00A40000023F0000', '6F009000', '00A40000 02 3F00 6F00 9000', false],
    [
      'case 3, 255 bytes',
      `00D60000FF${filled(255, 'AA')}`,
      '9000',
      `00D60000FF${filled(255, 'AA')}9000`,
      true,
    ],
    [
      'case 2, extended',
      '00B00000000101',
      `${filled(257, 'AA')}9000`,
      `00B00000000101${filled(257, 'AA')}9000`,
      true,
    ],
    ['case 4, extended', '00DA000000000211220000', '9000', '00DA000000000211220000 9000', true],
  ])('%s', (_case, command, answer, run, exact) => {
    const exchange = simExchange(bytes(command), bytes(answer));
    expect(hex(exchange.bytes)).toBe(run.replaceAll(' ', ''));
    expect(exchange.exact).toBe(exact);
    expect(exchange.readable).toBe(true);
  });

  test.each([
    ['no header', '00A4'],
    ['a length that is not that of the data', '00D6000005AA'],
    ['authenticate, whose data a SIM has otherwise', '0088000001AA'],
    ['select by an identifier that is none', '00A400000511223344 55'],
  ])('%s is for no dissector of SIM commands', (_case, command) => {
    const exchange = simExchange(bytes(command), bytes('6700'));
    expect(exchange.readable).toBe(false);
    expect(hex(exchange.bytes)).toContain(bytes(command).length < 4 ? '00A46700' : '6700');
  });
});

test.each([
  ['3B6D00000081544353866051010000 0001', true],
  ['3B8880010000000000000000 09', false],
  ['127877810200', false],
  ['3B00', false],
  ['', false],
])('answer to reset %s is readable: %s', (answer, readable) => {
  expect(isReadableAnswerToReset(bytes(answer))).toBe(readable);
});
