import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { CommandView } from '../../../apdu/codec/command-view.js';

/** Header, then Lc or Le, then `nc` data bytes, then Le. */
const bytesOf = (before: string, nc = 0, after = '') =>
  fromHex(`00A40400${before}${'5A'.repeat(nc)}${after}`);

const CASES: [title: string, bytes: Uint8Array, nc: number, ne: number, extended: boolean][] = [
  ['case 1', bytesOf(''), 0, 0, false],
  ['case 2S, Ne 1', bytesOf('01'), 0, 1, false],
  ['case 2S, Ne 255', bytesOf('FF'), 0, 255, false],
  ['case 2S, Ne 256', bytesOf('00'), 0, 256, false],
  ['case 3S, Nc 1', bytesOf('01', 1), 1, 0, false],
  ['case 3S, Nc 255', bytesOf('FF', 255), 255, 0, false],
  ['case 4S, Nc 1, Ne 1', bytesOf('01', 1, '01'), 1, 1, false],
  ['case 4S, Nc 255, Ne 256', bytesOf('FF', 255, '00'), 255, 256, false],
  ['case 2E, Ne 1', bytesOf('000001'), 0, 1, true],
  ['case 2E, Ne 256', bytesOf('000100'), 0, 256, true],
  ['case 2E, Ne 257', bytesOf('000101'), 0, 257, true],
  ['case 2E, Ne 65535', bytesOf('00FFFF'), 0, 65_535, true],
  ['case 2E, Ne 65536', bytesOf('000000'), 0, 65_536, true],
  ['case 3E, Nc 1', bytesOf('000001', 1), 1, 0, true],
  ['case 3E, Nc 2', bytesOf('000002', 2), 2, 0, true],
  ['case 3E, Nc 256', bytesOf('000100', 256), 256, 0, true],
  ['case 3E, Nc 65535', bytesOf('00FFFF', 65_535), 65_535, 0, true],
  ['case 4E, Nc 1, Ne 65536', bytesOf('000001', 1, '0000'), 1, 65_536, true],
  ['case 4E, Nc 65535, Ne 1', bytesOf('00FFFF', 65_535, '0001'), 65_535, 1, true],
];

describe('the seven cases of ISO/IEC 7816-3:2006, 12.1.3', () => {
  test.each(CASES)('%s', (_title, bytes, nc, ne, extended) => {
    const view = new CommandView();
    expect(view.parse(bytes)).toBe(true);
    expect(view).toMatchObject({ cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, nc, ne, extended, hasLe: ne > 0 });
    expect(view.bytes).toBe(bytes);
    expect(toHex(view.data())).toBe('5A'.repeat(nc));
  });

  test.each([
    ['nothing', ''],
    ['three bytes', '00A404'],
    ['Lc beyond the end', '00A4040002AA'],
    ['a byte after Le', '00A4040001AA0000'],
    ['two bytes after 00', '00A404000001'],
    ['extended Lc 0 with data', '00A404000000005A'],
    ['extended Lc 0 with data and Le', '00A404000000005A0000'],
    ['extended data cut', '00A404000000025A'],
    ['extended Le of one byte', '00A404000000015A00'],
    ['a byte after extended Le', '00A404000000015A000000'],
  ])('refuses %s', (_title, hex) => {
    expect(new CommandView().parse(fromHex(hex))).toBe(false);
  });

  test('one view serves many commands', () => {
    const view = new CommandView();
    for (const [, bytes, nc, ne, extended] of [...CASES, ...[...CASES].reverse()]) {
      expect(view.parse(bytes)).toBe(true);
      expect(view).toMatchObject({ nc, ne, extended });
    }
  });
});
