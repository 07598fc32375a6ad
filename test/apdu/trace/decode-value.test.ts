import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import type { RecordEntry } from '../../../apdu/trace/card-dictionary.js';
import { decodeRecord, valueText } from '../../../apdu/trace/decode-value.js';
import { anyBytes } from '../arbitrary.js';
import { DEMO } from './demo-dictionary.js';

const ASSESSMENT = DEMO.directories[2]!.files![0]!.records![1]!;
const ENTRY = DEMO.directories[2]!.files![1]!.records![0]!;

describe('values by type', () => {
  test.each([
    ['an', 'D5C5C8FD0000', '张三'],
    ['an', '0000', ''],
    ['cn', '20211203', '20211203'],
    ['cn', '12AF', undefined],
    ['dec', '00000100', '256'],
    ['dec', '00000000000000', undefined],
    ['b', 'AABB', undefined],
    ['an', 'FFFF', '(not written)'],
    ['b', 'FFFF', '(not written)'],
  ] as const)('%s %s', (type, hex, text) => {
    expect(valueText(fromHex(hex), type, 'en')).toBe(text);
  });
});

describe('records', () => {
  test('nested fields, with tags that BER would misread', () => {
    expect(decodeRecord(fromHex('4A07130131 1F022612'), ASSESSMENT, 'zh')).toEqual({
      label: '4A 鉴定',
      hex: '1301311F022612',
      fields: [
        { label: '13 等级', hex: '31', text: '1' },
        { label: '1F 月份', hex: '2612', text: '2612' },
      ],
    });
  });

  test('an unknown inner tag stands as bytes', () => {
    expect(decodeRecord(fromHex('4A03990131'), ASSESSMENT, 'zh').fields).toEqual([
      { label: '99', hex: '31' },
    ]);
  });

  test('fields one after the other without tags', () => {
    expect(decodeRecord(fromHex('000131'), ENTRY, 'en').fields).toEqual([
      { label: 'sequence', hex: '0001', text: '1' },
      { label: 'kind', hex: '31', text: '1' },
    ]);
    expect(decodeRecord(fromHex('0001'), ENTRY, 'en')).toEqual({ label: 'entry', hex: '0001' });
  });

  test.each(['4B0131', '4A0231', '4A', '4A013131'])('%s does not fit and stands as bytes', (hex) => {
    expect(decodeRecord(fromHex(hex), ASSESSMENT, 'en')).toEqual({ label: '4A assessment', hex });
  });

  test('any bytes give a field', () => {
    const entries: RecordEntry[] = [ASSESSMENT, ENTRY, ...DEMO.directories[1]!.files![0]!.records!];
    fc.assert(
      fc.property(anyBytes(), fc.constantFrom(...entries), (bytes, entry) => {
        expect(decodeRecord(bytes, entry, 'zh').label).not.toBe('');
      }),
    );
  });
});
