import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { describeValue } from '../../../apdu/payment/describe-value.js';
import { PAYMENT_TAGS } from '../../../apdu/payment/tags-table.js';
import { anyBytes } from '../arbitrary.js';

const english = (tag: number, hex: string) => describeValue(tag, fromHex(hex)).map(({ en }) => en);

test.each<[string, number, string, string[]]>([
  [
    'bits',
    0x95,
    '0400008000',
    ['byte 1, bit 3: CDA failed', 'byte 4, bit 8: transaction exceeds floor limit'],
  ],
  [
    'action codes have the bits of the TVR',
    0x9f0f,
    '8000000000',
    ['byte 1, bit 8: offline data authentication was not performed'],
  ],
  ['a code', 0x8a, '5933', ['Y3 unable to go online, approved offline']],
  ['an amount', 0x9f79, '000000010000', ['100.00']],
  ['digits', 0x5a, '6212345678901234567F', ['6212345678901234567']],
  ['text', 0x50, '50424F43', ['PBOC']],
  ['bytes say nothing', 0x9f37, '01020304', []],
  ['characters that are none say nothing', 0x9f4e, '0102', []],
  ['an unknown tag says nothing', 0xdf01, '00', []],
  ['no value says nothing', 0x9f38, '', []],
  ['another length is told', 0x9f36, '000001', ['3 bytes where 2 are expected', '1']],
  [
    'no form is told',
    0x94,
    '0801',
    ['damaged: AFL, entry at offset 0: 2 bytes are not one or more entries of 4'],
  ],
])('%s', (_what, tag, hex, lines) => {
  expect(english(tag, hex)).toEqual(lines);
});

test('in Chinese too', () => {
  expect(describeValue(0x95, fromHex('0400000000'))).toEqual([
    { en: 'byte 1, bit 3: CDA failed', zh: '字节 1 位 3：复合动态数据认证（CDA）失败' },
  ]);
});

test('law: any bytes of any tag are described, in both languages, without a fault', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PAYMENT_TAGS), anyBytes(260), ({ tag, length }, bytes) => {
      for (const value of [bytes, bytes.subarray(0, length[0])])
        for (const { en, zh } of describeValue(tag, value)) expect(en && zh).toBeTruthy();
    }),
    { numRuns: 2000 },
  );
});
