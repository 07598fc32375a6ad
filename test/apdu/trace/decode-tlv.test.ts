import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { decodeTlvFields } from '../../../apdu/trace/decode-tlv.js';
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

test('any bytes give fields or nothing', () => {
  fc.assert(
    fc.property(anyBytes(), (bytes) => {
      const fields = decodeTlvFields(bytes, 'en');
      if (fields !== undefined) expect(Array.isArray(fields)).toBe(true);
    }),
  );
  expect(decodeTlvFields(fromHex('6F05'), 'en')).toBeUndefined();
});
