import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilePlan } from '../../../../card-model/plan/file-plan.js';
import { elements } from '../../../../card-model/plan/notation.js';
import { decodeRecord, elementValue } from '../../../../host-cli/terminal/reading/decode-element.js';
import { bytes } from '../../../support/hex.js';

const header = {
  fid: 0xef05,
  name: { zh: '文件', en: 'file' },
  rules: { read: 'always', update: 'never' },
} as const;
const linear: FilePlan = {
  ...header,
  kind: 'linear-variable',
  records: elements(
    '0A an 01 性别 | sex',
    '40 B-TLV 09 学历 | education {57 an 03, 58 cn 02}',
    '92 dec 04 限额 | ceiling',
  ),
};
const cyclic: FilePlan = {
  ...header,
  kind: 'cyclic',
  maximumRecords: 2,
  fields: elements('b 02 序号 | sequence', 'cn 02 日期 | date'),
};

describe('a value by its type', () => {
  it.each([
    ['an', '41420000', 'AB'],
    ['an', 'B2E2CAD4', '测试'],
    ['an', '0000', ''],
    ['an', 'FFFF', ''],
    ['cn', '20260101', '20260101'],
    ['cn', '123F', '123'],
    ['cn', 'FFFF', ''],
    ['cn', '1A34', undefined],
    ['dec', '0000C350', '50000'],
    ['dec', 'FFFFFFFF', ''],
    ['b', '0A0B', '0A0B'],
    ['tlv', '570141', undefined],
    ['tlv', 'FFFFFF', ''],
  ] as const)('%s %s is %j', (type, value, expected) => {
    expect(elementValue(bytes(value), type)).toBe(expected);
  });
});

describe('a record', () => {
  const decoded = (text: string, plan: FilePlan = linear, path = 'SSSE.EF06') =>
    decodeRecord(bytes(text), 2, plan, path);

  it('is named by its tag, with the meaning of a code', () => {
    expect(decoded('0A0131')).toEqual({
      number: 2,
      name: { zh: '性别', en: 'sex' },
      tag: 0x0a,
      value: '1',
      meaning: { zh: '男', en: 'male' },
      raw: '31',
    });
  });

  it('with nested elements tells each', () => {
    expect(decoded('4009570331323358021234')).toMatchObject({
      tag: 0x40,
      raw: '570331323358021234',
      elements: [
        { tag: 0x57, value: '123' },
        { tag: 0x58, value: '1234' },
      ],
    });
  });

  it('with an unknown tag, inside or outside, has its bytes', () => {
    expect(decoded('7701FE')).toEqual({
      number: 2,
      name: { zh: '数据元 77', en: 'element 77' },
      tag: 0x77,
      raw: 'FE',
    });
    expect(decoded('40037701FE').elements).toMatchObject([{ tag: 0x77, raw: 'FE' }]);
  });

  it.each(['0A05', '0A', '', '0A01310A0131'])('%j, which is no record, has its bytes', (text) => {
    expect(decoded(text)).toMatchObject({ number: 2, name: { en: 'record 2' }, raw: text });
    expect(decoded(text)).not.toHaveProperty('value');
  });

  it('of a cyclic file is split into its fields', () => {
    expect(decoded('00070811', cyclic)).toMatchObject({
      raw: '00070811',
      elements: [
        { name: { en: 'sequence' }, value: '0007' },
        { name: { en: 'date' }, value: '0811' },
      ],
    });
  });

  it('of a cyclic file with another length keeps its bytes', () => {
    expect(decoded('000708', cyclic)).toEqual({
      number: 2,
      name: { zh: '记录 2', en: 'record 2' },
      raw: '000708',
    });
  });
});

it('whatever the bytes, they stand in raw and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(linear, cyclic), (record, plan) => {
      const { raw, tag } = decodeRecord(record, 1, plan, 'SSSE.EF06');
      const whole = Buffer.from(record).toString('hex').toUpperCase();
      expect(raw).toBe(tag === undefined ? whole : whole.slice(4));
    }),
  );
});
