import { expect, test } from 'vitest';
import { buildAtr, encodeAtr, pseudoAtr } from '../../../../apdu/codec/atr.js';
import { atrRows } from '../../../../host-cli/reports/html/atr-rows.js';
import { bytes } from '../../../support/hex.js';

const lines = (answer: Uint8Array): string[] =>
  atrRows(answer).map(({ name, hex, meaning }) => `${name} ${hex} ${meaning.en}`);

test('the social security card', () => {
  expect(lines(buildAtr({ historical: bytes('00815443538660510100000001') }))).toEqual([
    'TS 3B direct convention',
    'T0 6D 13 historical bytes follow',
    'TB1 00 programming voltage, no longer used',
    'TC1 00 0 further units of guard time',
    'T1…TK 00815443538660510100000001 historical bytes',
  ]);
});

test('a contactless card as readers show it', () => {
  expect(lines(pseudoAtr(bytes('C1')))).toEqual([
    'TS 3B direct convention',
    'T0 81 1 historical bytes follow',
    'TD1 80 offers T=0',
    'TD2 01 offers T=1',
    'T1…TK C1 historical bytes',
    'TCK C1 check byte, right',
  ]);
});

test('every interface byte', () => {
  const answer = encodeAtr({
    convention: 'inverse',
    groups: [
      { ta: 0x95, tb: 0, tc: 0xff, protocol: 1 },
      { ta: 0x81, tb: 0, tc: 10, protocol: 1 },
      { ta: 0xfe, tb: 0x45, tc: 1, protocol: 15 },
      { ta: 3, tb: 1, tc: 2 },
    ],
    historical: new Uint8Array(0),
  });
  expect(lines(answer)).toEqual([
    'TS 3F inverse convention',
    'T0 F0 0 historical bytes follow',
    'TA1 95 highest speed: F = 512, D = 16',
    'TB1 00 programming voltage, no longer used',
    'TC1 FF least guard time',
    'TD1 F1 offers T=1',
    'TA2 81 specific mode, T=1 only',
    'TB2 00 programming voltage, no longer used',
    'TC2 0A waiting time of T=0: WI = 10',
    'TD2 F1 offers T=1',
    'TA3 FE blocks of up to 254 bytes',
    'TB3 45 waiting times of T=1',
    'TC3 01 blocks end with a CRC',
    'TD3 7F bytes for all protocols follow',
    'TA4 03 of the protocol',
    'TB4 01 of the protocol',
    'TC4 02 of the protocol',
    `TCK ${answer.at(-1)!.toString(16).toUpperCase().padStart(2, '0')} check byte, right`,
  ]);
});

test('a wrong check byte is told', () => {
  const answer = pseudoAtr(bytes('C1'));
  answer[answer.length - 1]! ^= 1;
  expect(lines(answer).at(-1)).toBe('TCK C0 check byte, wrong');
});

test.each(['', '00', '3B', '3B6D00'])('%j is no ATR', (text) => {
  expect(atrRows(bytes(text))).toEqual([]);
});

test('both languages', () => {
  for (const { meaning } of atrRows(buildAtr({ historical: bytes('01') }))) {
    expect(meaning.zh).toMatch(/\p{Script=Han}/u);
  }
});
