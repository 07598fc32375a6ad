import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import type { Reading } from '../../../apdu/payment/payment-tag.js';
import { READ_AS } from '../../../apdu/payment/readings.js';

const english = (reading: Reading, hex: string, tag = 0) =>
  READ_AS[reading](fromHex(hex), tag).map(({ en }) => en);
const MAC = 'AABBCCDD';
const IAD = `07010103A00000040A010000010000${MAC}`;

test.each<[Reading, string, string[]]>([
  ['amount', '000000001234', ['12.34']],
  ['date', '301231', ['2030-12-31']],
  ['time', '235959', ['23:59:59']],
  ['counter', '0102', ['258']],
  ['currency', '0156', ['CNY']],
  ['country', '0999', ['not a known code']],
  ['service-code', '0220', ['220']],
  ['file-locator', '08010200', ['SFI 1, records 1 to 2, 0 of them signed']],
  ['log-entry', '0B0A', ['SFI 11, up to 10 records']],
  ['priority', '81', ['priority 1, only with confirmation']],
  ['priority', '00', ['no priority']],
  ['name', '325041592E5359532E4444463031', ['2PAY.SYS.DDF01']],
  ['name', 'A000000333010101', []],
  ['script', '842400000411223344', ['PIN CHANGE/UNBLOCK']],
  ['script', '84', ['not a known code']],
  ['track-2', '6212345678901234D30122201', ['PAN 6212345678901234, expires 2030-12, service code 220']],
  ['issuer-authentication', '11223344556677883030', ['ARPC 1122334455667788', 'ARC 00 approved']],
  [
    'cvm-results',
    '420301',
    ['enciphered PIN verified online', 'if the terminal supports the CVM', 'result: failed'],
  ],
  [
    'data-object-list',
    '9F3704DF0101',
    ['asks for 5 bytes', '9F37 unpredictable number, 4 bytes', 'DF01 not a known tag, 1 byte'],
  ],
  [
    'authentication-data',
    '0111223344800000',
    [
      'fDDA version 01',
      "card's unpredictable number 11223344",
      'CTQ byte 1, bit 8: online PIN required',
      'DF61 no bit is set',
    ],
  ],
])('%s of %s', (reading, hex, lines) => {
  expect(english(reading, hex.length % 2 === 0 ? hex : `${hex}F`)).toEqual(lines);
});

test('a CVM list, rule by rule', () => {
  expect(english('cvm-list', '000003E80000000042031F00')).toEqual([
    'X 10.00, Y 0.00',
    'enciphered PIN verified online, if the terminal supports the CVM; else the next rule',
    'no CVM required, always; else fail',
  ]);
});

test('9F10 with its CVR and amounts', () => {
  expect(english('issuer-application-data', IAD)).toEqual([
    'key derivation index 01',
    'cryptogram version 1',
    'algorithm 04: SM4',
    'CVR byte 2, bits 8-7: second GENERATE AC not requested',
    'CVR byte 2, bits 6-5: first GENERATE AC: ARQC',
    'electronic cash balance: 100.00',
    `MAC ${MAC}`,
  ]);
  expect(english('issuer-application-data', IAD.slice(0, 16))).toHaveLength(5);
});

describe('bare values of template 80', () => {
  test('AIP and AFL', () => {
    expect(english('values', '7C0008010200')).toEqual([
      'AIP 7C00 and AFL',
      'SFI 1, records 1 to 2, 0 of them signed',
    ]);
  });
  test('a cryptogram', () => {
    expect(english('values', `800007${'11'.repeat(8)}${IAD}`).slice(0, 3)).toEqual([
      'byte 1, bits 8-7: ARQC: online authorisation requested',
      'ATC 7',
      'AC 1111111111111111',
    ]);
  });
  test.each(['', '7C', '7C0000010200', `800007${'11'.repeat(8)}00`])('%s says nothing', (hex) => {
    expect(english('values', hex)).toEqual([]);
  });
});

describe('certificates', () => {
  const signature = '00'.repeat(64);
  test('SM2 objects tell what they hold', () => {
    const issuer = `1262123456${'1230'}000001${'04001140'}${'00'.repeat(64)}${signature}`;
    expect(english('certificate', issuer, 0x90)).toEqual([
      'SM2 issuer certificate',
      'issued to 62123456, expires 2030-12',
      'serial number 000001',
    ]);
    expect(english('certificate', `130001${signature}`, 0x93)).toEqual([
      'SM2 signed static data',
      'data authentication code 0001',
    ]);
    expect(english('certificate', `1503020001${signature}`, 0x9f4b)).toEqual([
      'SM2 signed dynamic data',
      'dynamic data 020001',
    ]);
  });
  test('anything else is RSA', () => {
    expect(english('certificate', '12'.repeat(128), 0x90)).toEqual(['RSA, 1024 bits']);
    expect(english('certificate', '15', 0x9f4b)).toEqual(['RSA, 8 bits']);
  });
});

test.each<[Reading, string]>([
  ['amount', 'FF'],
  ['date', 'AA0000'],
  ['file-locator', '00'],
  ['data-object-list', '9F'],
  ['cvm-list', '00'],
  ['issuer-application-data', '00'],
  ['track-2', '00'],
  ['log-entry', '00'],
])('%s of %s is refused', (reading, hex) => {
  expect(() => english(reading, hex)).toThrow(expect.objectContaining({ name: 'CodecError' }));
});
