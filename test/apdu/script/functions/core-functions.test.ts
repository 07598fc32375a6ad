import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../../apdu/bytes.js';
import { CORE_FUNCTIONS } from '../../../../apdu/script/functions/core-functions.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { anyBytes } from '../../arbitrary.js';
import { evaluated, expectScriptError, hexOf, number, play } from '../script-kit.js';

const value = (words: string, variables: Record<string, Value> = {}) => hexOf(evaluated(words, variables));

describe.each(CORE_FUNCTIONS.map((row) => [row.name, row] as const))('(%s)', (_name, row) => {
  test('is described in both languages, with an example', () => {
    expect(row.summary.en).not.toBe('');
    expect(row.summary.zh).not.toBe('');
    expect(row.example).toMatch(new RegExp(`\\(${row.name}[ )]`));
  });

  test('keeps what its example says', async () => {
    const result = await play([`check ${row.example}`]);
    expect(result.steps).toMatchObject([{ outcome: 'passed' }]);
  });
});

test('no name stands twice', () => {
  expect(new Set(CORE_FUNCTIONS.map(({ name }) => name)).size).toBe(CORE_FUNCTIONS.length);
});

describe('values', () => {
  test.each<[string, unknown]>([
    ['(part 00112233 0)', '00112233'],
    ['(part 00112233 4)', ''],
    ['(part 00112233 4 0)', ''],
    ['(part 00112233 1 3)', '112233'],
    ['(length "")', number(0)],
    ['(length (repeat 255 00))', number(255)],
    ['(length (repeat 256 00))', number(256)],
    ['(length (repeat 65535 00))', number(65535)],
    ['(length (repeat 131072 00))', number(131072)],
    ['(byte 0)', '00'],
    ['(byte 255)', 'FF'],
    ['(bytes 0 1)', '00'],
    ['(bytes 65535 2)', 'FFFF'],
    ['(bytes 65536 3)', '010000'],
    ['(bytes 281474976710655 6)', 'FFFFFFFFFFFF'],
    ['(number 00)', number(0)],
    ['(number FFFFFFFFFFFF)', number(281474976710655)],
    ['(add 0 0)', number(0)],
    ['(add (length 00) 255)', number(256)],
    ['(subtract 5 5)', number(0)],
    ['(multiply 255 257)', number(65535)],
    ['(xor "" "")', ''],
    ['(xor 0F0F 00 FF)', '0FF0'],
    ['(not "")', ''],
    ['(join "" 01 "A")', '0141'],
    ['(repeat 0 A5)', ''],
    ['(repeat 2 A5 5A)', 'A55AA55A'],
    ['(reverse "")', ''],
    ['(text "")', ''],
    ['(text "" 2)', '0000'],
    ['(text abc)', '616263'],
    ['(text (number 12))', '3138'],
    ['(bcd 1)', '01'],
    ['(bcd 123)', '0123'],
    ['(bcd 0 1)', '00'],
    ['(bcd (number 12) 2)', '0018'],
    ['(bcd "" 0)', ''],
    ['(tlv 84 84 00)', ''],
    ['(tlv 9f36 9F36020001)', '0001'],
    ['(tlv 6F/84 6F03 840141)', '41'],
    ['(tlv-build 84 "")', '8400'],
    ['(tlv-build 5F20 "AB")', '5F20024142'],
    ['(length (tlv-build 84 (repeat 127 00)))', number(129)],
    ['(length (tlv-build 84 (repeat 128 00)))', number(131)],
    ['(length (tlv-build 84 (repeat 256 00)))', number(260)],
    ['(command 00A40000)', '00A40000'],
    ['(command 00 A4 02 00 EF05)', '00A4020002EF05'],
    ['(command 00A402 00EF 05)', '00A4020002EF05'],
    ['(command 00A40000 "")', '00A40000'],
    ['(part (command 00DA0000 (repeat 255 00)) 0 6)', '00DA0000FF00'],
    ['(part (command 00DA0000 (repeat 256 00)) 0 8)', '00DA000000010000'],
    ['(part (command 00DA0000 (repeat 65535 00)) 0 8)', '00DA000000FFFF00'],
    ['(length (random 0))', number(0)],
    ['(length (random 65535))', number(65535)],
  ])('%s', (words, expected) => {
    expect(value(words)).toEqual(expected);
  });
});

describe('refused', () => {
  test.each([
    ['(part 0011 3)', 'OFFSET is from 0 to 2, not 3'],
    ['(part 0011 1 2)', 'COUNT is from 0 to 1, not 2'],
    ['(byte 256)', 'N is from 0 to 255, not 256'],
    ['(bytes 256 1)', 'N is from 0 to 255, not 256'],
    ['(bytes 0 0)', 'COUNT is from 1 to 6, not 0'],
    ['(bytes 0 7)', 'COUNT is from 1 to 6, not 7'],
    ['(number "")', 'the length of X is from 1 to 6, not 0'],
    ['(number 00000000000001)', 'the length of X is from 1 to 6, not 7'],
    ['(subtract 1 2)', 'the result is from 0 to 9007199254740991, not -1'],
    ['(multiply 9007199254740991 2)', 'the result is from 0'],
    ['(xor 00 0000)', 'both must be as long: 1 and 2 bytes'],
    ['(repeat 131073 00)', 'COUNT is from 0 to 131072, not 131073'],
    ['(repeat 65537 0000)', 'COUNT is from 0 to 65536, not 65537'],
    ['(text "张三" 3)', 'text has 3 bytes; the text needs 4 in GB18030'],
    ['(text "😀\uD800")', 'has no code in GB18030'],
    ['(bcd 12A4)', 'is no decimal digit'],
    ['(bcd 12345 2)', 'number has 2 bytes for 4 digits; 6 digits were given'],
    ['(tlv 84 8500)', 'there is no 84'],
    ['(tlv 84 8405)', 'says 5 bytes'],
    ['(tlv XX 8400)', "'XX' in a path is no tag"],
    ['(tlv-build 1F 00)', '1F is no tag'],
    ['(command 00A400)', 'a command begins with CLA INS P1 P2, not with 3 bytes'],
    ['(command 00A40000 (repeat 65536 00))', 'Nc is 65536'],
    ['(pad80 0 00)', 'BLOCK is from 1 to 256, not 0'],
    ['(random 65536)', 'COUNT is from 0 to 65535, not 65536'],
  ])('%s', (words, message) => {
    expectScriptError(() => value(words), 'EVALUATION_FAILED', 3, message);
  });
});

describe('secrets', () => {
  const pin: Value = { kind: 'word', text: '123456', secret: true };

  test.each(
    CORE_FUNCTIONS.filter(({ name }) => name !== 'length' && name !== 'random').map(({ name }) => name),
  )('(%s) of a secret is secret, or says nothing of it', (name) => {
    const { parameters } = CORE_FUNCTIONS.find((row) => row.name === name)!;
    const plain = { bytes: '00', number: '1', text: '84' };
    for (const [at] of parameters.entries()) {
      const words = parameters.map(({ kind }, index) => (index === at ? '$pin' : plain[kind]));
      try {
        expect(evaluated(`(${name} ${words.join(' ')})`, { pin })).toMatchObject({ secret: true });
      } catch (error) {
        expect(String(error)).not.toContain('123456');
      }
    }
  });

  test('the length of a secret is none', () => {
    expect(evaluated('(length $pin)', { pin })).toEqual(number(3));
  });
});

describe('laws', () => {
  const of = (words: string, x: Uint8Array, y = x) =>
    evaluated(words, { x: bytesValue(x), y: bytesValue(y) });

  test('bytes that are taken apart are put together again', () => {
    fc.assert(
      fc.property(anyBytes(40), fc.nat(40), (x, at) => {
        const place = Math.min(at, x.length);
        const parts = evaluated('(join (part $x 0 $n) (part $x $n))', { x: bytesValue(x), n: number(place) });
        expect(parts).toEqual(bytesValue(x));
      }),
    );
  });

  test('what is done twice is undone', () => {
    fc.assert(
      fc.property(anyBytes(40), (x) => {
        for (const words of ['(not (not $x))', '(reverse (reverse $x))', '(xor $x (xor $x $x))'])
          expect(of(words, x)).toEqual(bytesValue(x));
        expect(of('(tlv 84 (tlv-build 84 $x))', x)).toEqual(bytesValue(x));
      }),
    );
  });

  test('a number is the same again', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: 4, max: 6 }), (n, count) => {
        expect(evaluated('(number (bytes $n $count))', { n: number(n), count: number(count) })).toEqual(
          number(n),
        );
      }),
    );
  });

  test('and, or and exclusive or belong together', () => {
    fc.assert(
      fc.property(anyBytes(20), (x) => {
        const y = x.map((byte) => (byte * 7 + 3) & 0xff);
        expect(of('(xor (and $x $y) (or $x $y))', x, y)).toEqual(of('(xor $x $y)', x, y));
      }),
    );
  });

  test('no function changes what it is given', () => {
    for (const { name, parameters } of CORE_FUNCTIONS) {
      const x = Uint8Array.of(0x84, 0x02, 0x12, 0x34);
      const words = parameters.map(({ kind }) => (kind === 'bytes' ? '$x' : kind === 'text' ? '84' : '1'));
      try {
        evaluated(`(${name} ${words.join(' ')})`, { x: bytesValue(x) });
      } catch {
        // Some cannot work with these.
      }
      expect(toHex(x)).toBe('84021234');
    }
  });
});
