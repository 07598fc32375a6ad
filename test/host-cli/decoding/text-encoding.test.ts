import { describe, expect, test } from 'vitest';
import { encodingOf, textOf } from '../../../host-cli/decoding/text-encoding.js';
import { bytes } from '../../support/hex.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, mark: [number, number]) =>
  Uint8Array.from([
    ...mark,
    ...[...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return mark[0] === 0xff ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
    }),
  ]);

describe('how text is written', () => {
  test.each([
    ['ASCII', utf8('> 00A4'), 'utf-8', '> 00A4'],
    ['UTF-8', utf8('# 社会'), 'utf-8', '# 社会'],
    ['UTF-8, cut inside a character', utf8('# 社').slice(0, 4), 'utf-8', '# '],
    ['GB18030', Uint8Array.from([0x23, 0x20, 0xc9, 0xe7, 0xbb, 0xe1]), 'gb18030', '# 社会'],
    ['UTF-16 of PowerShell', utf16('> 00', [0xff, 0xfe]), 'utf-16le', '> 00'],
    ['UTF-16 the other way round', utf16('> 00', [0xfe, 0xff]), 'utf-16be', '> 00'],
    ['terminal colours', utf8('\u001b[32m> 00'), 'utf-8', '\u001b[32m> 00'],
    ['nothing', new Uint8Array(0), 'utf-8', ''],
  ] as const)('%s', (_title, head, encoding, text) => {
    expect(encodingOf(head)).toBe(encoding);
    expect(textOf(head, encoding)).toBe(text);
  });
});

test.each(['000102', 'FFFFFFFF', '7F454C460200', '1F8B08'])('%s is no text', (hex) => {
  expect(encodingOf(bytes(hex))).toBeUndefined();
});
