import { expect, it } from 'vitest';
import { parseTlv } from '../../../../../apdu/codec/ber-tlv.js';
import { parseCvmList } from '../../../../../apdu/payment/cvm-list.js';
import { parseTrack2 } from '../../../../../apdu/payment/track2.js';
import * as templates from '../../../../../card-model/applications/pboc/personalisation/templates.js';
import { demonstrationData } from '../../../../../card-model/personalisation/demonstration.js';
import { hex } from '../../../../support/hex.js';

const financial = demonstrationData().financial!;
const tagsIn = (objects: Uint8Array): string[] =>
  parseTlv(objects).map(({ tag }) => tag.toString(16).toUpperCase());
const valueIn = (objects: Uint8Array, tag: number): string =>
  hex(parseTlv(objects).find((node) => node.tag === tag)!.value);

it('the signed record of debit/credit', () => {
  const record = templates.contactSignedObjects(financial);
  expect(tagsIn(record)).toEqual('5A 5F24 5F25 5F28 9F07 5F34 8E 9F0D 9F0E 9F0F 9F4A 8C 8D'.split(' '));
  expect([0x5a, 0x5f24, 0x5f25, 0x5f34, 0x9f4a].map((tag) => valueIn(record, tag))).toEqual([
    ...['6231000000000000013F', '361231', '260101', '01', '82'],
  ]);
  expect(
    parseCvmList(parseTlv(record).find(({ tag }) => tag === 0x8e)!.value).rules.map(({ method }) => method),
  ).toEqual([...[0x01, 0x02, 0x1e, 0x1f]]);
});

it('that of electronic cash and fast payment asks for no verification', () => {
  const record = templates.fastSignedObjects(financial);
  expect(tagsIn(record)).toEqual('5A 5F24 5F25 5F28 9F07 8E 9F08 9F4A'.split(' '));
  expect(valueIn(record, 0x8e)).toBe('00000000000000001F00');
});

it('CDOL2 is the response code and CDOL1', () => {
  expect(hex(templates.CDOL2())).toBe(`8A02${hex(templates.CDOL1())}`);
  expect(hex(templates.DDOL())).toBe('9F3704');
});

it.each([
  ['6231000000000000013', '000000000'],
  ['6231000000000013', '000000000'],
  ['6231000000013', '000000000'],
])('track 2 of %s', (pan, discretionary) => {
  expect(parseTrack2(templates.track2({ ...financial, pan }))).toEqual({
    pan,
    expiry: '3612',
    serviceCode: '220',
    discretionary,
  });
});

it('names are cut after a whole character, and left out below two bytes', () => {
  expect(hex(templates.nameIn('张三', 26)!)).toBe('D5C5C8FD');
  expect(templates.nameIn('欧'.repeat(14), 26)).toHaveLength(26);
  expect(templates.nameIn(`A${'欧'.repeat(14)}`, 26)).toHaveLength(25);
  expect(templates.nameIn('A', 26)).toBeUndefined();
  expect(templates.nameIn('', 26)).toBeUndefined();
});

it('records leave out what has no value', () => {
  expect(hex(templates.recordOf([0x57, Uint8Array.of(1)], [0x5f20, undefined]))).toBe('7003570101');
  expect(hex(templates.recordOf())).toBe('7000');
  expect(hex(templates.cashPlainRecord(financial))).toMatch(/^70..5F3401018C/);
  expect(hex(templates.contactPlainRecord(financial))).toBe('700F9F080200309F420201565F30020220');
  const product = { ...financial, '9F63': '00'.repeat(16) };
  expect(hex(templates.contactPlainRecord(product))).toContain(`9F6310${'00'.repeat(16)}`);
});

it('PDOLs without DF69 for a card of one set', () => {
  expect(hex(templates.contactPdol({ ...financial, algorithms: 'SM' }))).toBe(
    '9F1A029F7A019F02065F2A029F4E14',
  );
  expect(hex(templates.contactlessPdol({ ...financial, algorithms: 'international' }))).toMatch(/^9F6604/);
  expect(hex(templates.amountObject(20_000))).toBe('000000020000');
  expect(hex(templates.optionsOf(Uint8Array.of(0x7c, 0), [1, 1, 2, 0], [10, 1, 1, 1]))).toBe(
    '7C000801020050010101',
  );
});
