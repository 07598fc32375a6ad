import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from '../../../host-cli/stdio-server/line-splitter.js';

function split(chunks: readonly Uint8Array[], maximumBytes = 1000): (string | undefined)[] {
  const lines: (string | undefined)[] = [];
  const listener = (line: Uint8Array | undefined): void => {
    lines.push(line === undefined ? undefined : Buffer.from(line).toString('latin1'));
  };
  const splitter = new LineSplitter(maximumBytes);
  for (const chunk of chunks) splitter.push(chunk, listener);
  splitter.end(listener);
  return lines;
}
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['', []],
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb', ['a', 'b']],
  ['\n\r\n', ['', '']],
  ['a\rb\n', ['a\rb']],
  ['a\r\r\n', ['a\r']],
  ['\r', ['']],
])('%j', (text, lines) => {
  expect(split([latin1(text)])).toEqual(lines);
});

test('a line that is too long is told once and skipped to its end', () => {
  const chunks = ['12345\n123456\n12345\r\n', '123', '456', '789', '\nok\n', '1234567'].map(latin1);
  expect(split(chunks, 5)).toEqual(['12345', undefined, '12345', undefined, 'ok', undefined]);
});

test('a carriage return at the limit does not count', () => {
  expect(split(['1234', '5\r', '\n'].map(latin1), 5)).toEqual(['12345']);
});

test('law: where the chunks are cut makes no difference', () => {
  const byte = fc.constantFrom(0x0a, 0x0d, 0x30, 0x41, 0xff);
  fc.assert(
    fc.property(
      fc.array(byte, { maxLength: 60 }),
      fc.array(fc.nat(60), { maxLength: 5 }),
      fc.integer({ min: 1, max: 8 }),
      (bytes, cuts, limit) => {
        const all = Uint8Array.from(bytes);
        const places = [0, ...cuts.filter((cut) => cut <= bytes.length).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, at) => all.subarray(places[at], end));
        expect(split(chunks, limit)).toEqual(split([all], limit));
      },
    ),
  );
});
