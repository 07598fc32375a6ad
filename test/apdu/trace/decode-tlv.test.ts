import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeTlvFields, explained } from '../../../apdu/trace/decode-tlv.js';
import { anyBytes } from '../arbitrary.js';

const FCI = fromHex('6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA5098801019F0C03860103');

test('the FCI of the card as a tree', () => {
  const [fci] = decodeTlvFields(FCI, 'en')!;
  expect(fci?.label).toBe('6F FCI template');
  expect(fci?.fields?.[0]).toMatchObject({ label: '84 DF name', text: 'sx1.sh.社会保障' });
  expect(fci?.fields?.[1]?.fields).toMatchObject([
    { label: '88 short file identifier', hex: '01' },
    { hex: '860103' },
  ]);
});

test('names that are given go first', () => {
  const tags = [{ tag: 0x84, name: { en: 'mine', zh: '我的' }, type: 'b' as const }];
  expect(decodeTlvFields(FCI, 'zh', tags)![0]!.fields![0]!.label).toBe('84 我的');
});

test('bytes that are no characters are not shown as such', () => {
  expect(decodeTlvFields(fromHex('8405A000000333'), 'en')).toEqual([
    { label: '84 DF name', hex: 'A000000333' },
  ]);
});

test('a name inside a template goes before one for everywhere, and a value is explained line by line', () => {
  const explain = (value: Uint8Array) =>
    Array.from(value, (byte) => ({ en: `byte ${byte}`, zh: `字节 ${byte}` }));
  const tags = [{ tag: 0x82, name: { en: 'mine', zh: '我的' }, explain }];
  const [outside, template] = decodeTlvFields(fromHex('820101620482020102'), 'en', tags)!;
  expect(outside).toEqual({ label: '82 mine', hex: '01', text: 'byte 1' });
  expect(template!.fields).toEqual([{ label: '82 file descriptor', hex: '0102' }]);
  expect(decodeTlvFields(fromHex('82020102'), 'zh', tags)![0]).toEqual({
    label: '82 我的',
    hex: '0102',
    notes: ['字节 1', '字节 2'],
  });
  expect(decodeTlvFields(fromHex('820101'), 'en')![0]!.label).toBe('82 file descriptor');
  expect(explained([], 'en')).toEqual({});
});

test('any bytes give fields or nothing', () => {
  fc.assert(
    fc.property(anyBytes(), (bytes) => {
      const fields = decodeTlvFields(bytes, 'en');
      if (fields !== undefined) expect(Array.isArray(fields)).toBe(true);
    }),
  );
  expect(decodeTlvFields(fromHex('6F05'), 'en')).toBeUndefined();
});
