import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { decodeCommand, encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { commandFields, commandHex, hiddenField } from '../../../apdu/trace/decode-command.js';

test.each([
  ['0084000000', ['CLA 00', 'INS 84', 'P1 00', 'P2 00', 'Le 00 256']],
  ['00B00000000000', ['CLA 00', 'INS B0', 'P1 00', 'P2 00', 'Le 0000 65536']],
  ['00A4000002EF0500', ['CLA 00', 'INS A4', 'P1 00', 'P2 00', 'Lc 02 2', 'data EF05', 'Le 00 256']],
  ['00D60000000002EF05', ['CLA 00', 'INS D6', 'P1 00', 'P2 00', 'Lc 0002 2', 'data EF05']],
])('%s', (hex, lines) => {
  const fields = commandFields(decodeCommand(fromHex(hex)), 'en', false);
  expect(fields.map(({ label, hex: bytes, text }) => [label, bytes, text].filter(Boolean).join(' '))).toEqual(
    lines,
  );
});

test('hidden data leave their length only', () => {
  const command = decodeCommand(fromHex('0020000003918273'));
  expect(commandFields(command, 'en', true).at(-1)).toEqual({
    label: 'data',
    hex: '',
    text: '3 bytes, hidden',
    hidden: true,
  });
  expect(commandHex(command, true)).toBe('0020000003******');
  expect(hiddenField('PIN', 2, 'zh').text).toBe('2 字节，已隐藏');
});

test('shown and hidden forms have the same length, and hidden data never show', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(65_536), (data, ne) => {
      const command = decodeCommand(encodeCommand({ cla: 0, ins: 0x20, p1: 0, p2: 0, data, ne }));
      const shown = commandHex(command, false);
      const hidden = commandHex(command, true);
      expect(shown).toBe(toHex(encodeCommand(command)));
      expect(hidden.length).toBe(shown.length);
      expect(hidden.replaceAll('*', '').length).toBe(shown.length - 2 * data.length);
    }),
  );
});
