import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { parseDol } from '../../../../apdu/payment/data-object-list.js';
import { PAYMENT_TAGS } from '../../../../apdu/payment/tags-table.js';
import {
  dolFields,
  loadLogFields,
  PAYMENT_TAG_NAMES,
  plainField,
  tagField,
} from '../../../../apdu/payment/trace/payment-fields.js';
import { encodeLoadLog } from '../../../../apdu/payment/transaction-log.js';
import { decodeTlvFields } from '../../../../apdu/trace/decode-tlv.js';
import { expectCodecError } from '../../arbitrary.js';

test('one line stands beside the value, several below it', () => {
  expect(tagField(0x9f79, fromHex('000000010000'), 'en')).toEqual({
    label: '9F79 electronic cash balance',
    hex: '000000010000',
    text: '100.00',
  });
  expect(tagField(0x95, fromHex('0400008000'), 'zh')).toMatchObject({
    label: '95 终端验证结果（TVR）',
    notes: ['字节 1 位 3：复合动态数据认证（CDA）失败', '字节 4 位 8：交易超过最低限额'],
  });
  expect(tagField(0xdf01, fromHex('00'), 'en')).toEqual({ label: 'DF01', hex: '00' });
  expect(plainField({ en: 'MAC', zh: 'MAC' }, fromHex('AABB'), 'en')).toEqual({ label: 'MAC', hex: 'AABB' });
});

test('the names of all tags, as the decoder takes them', () => {
  expect(PAYMENT_TAG_NAMES).toHaveLength(PAYMENT_TAGS.length);
  const [template] = decodeTlvFields(fromHex('770982027C009F36020007'), 'en', PAYMENT_TAG_NAMES)!;
  expect(template!.fields).toMatchObject([
    { label: '82 application interchange profile (AIP)', notes: expect.any(Array) },
    { label: '9F36 application transaction counter (ATC)', text: '7' },
  ]);
});

test('file control information keeps its interindustry meaning', () => {
  const [template] = decodeTlvFields(fromHex('62078201388302EF05'), 'en', PAYMENT_TAG_NAMES)!;
  expect(template!.fields!.map(({ label }) => label)).toEqual(['82 file descriptor', '83 file identifier']);
});

test('the data of a list', () => {
  const dol = parseDol(fromHex('9F02069C01'));
  expect(dolFields(dol, fromHex('00000000123400'), 'en')).toMatchObject([
    { text: '12.34' },
    { text: 'purchase' },
  ]);
  expectCodecError(() => dolFields(dol, fromHex('00'), 'en'), 'DOL_DATA_LENGTH');
});

test('the load log', () => {
  const load = { tag: 0x9f79, before: 100, after: 10_000, date: '261122', time: '101112', counter: 3 };
  const data = encodeLoadLog({ counter: 4, records: [load], mac: fromHex('11223344') });
  const [counter, loads, mac] = loadLogFields(data, 'en');
  expect(counter).toMatchObject({ text: '4' });
  expect(loads!.fields![0]!.fields).toMatchObject([
    { label: 'before: 9F79 electronic cash balance', text: '1.00' },
    { label: 'after: 9F79 electronic cash balance', text: '100.00' },
    { text: '2026-11-22' },
    { text: '10:11:12' },
    { text: '3' },
  ]);
  expect(mac).toEqual({ label: 'MAC', hex: '11223344' });
  expectCodecError(() => loadLogFields(fromHex('00'), 'en'), 'LOG_INVALID');
});
