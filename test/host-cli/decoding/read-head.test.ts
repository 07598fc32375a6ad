import { expect, test } from 'vitest';
import { HeadedSource } from '../../../host-cli/decoding/headed-source.js';
import { readHead, wholeText } from '../../../host-cli/decoding/read-head.js';
import { bytes } from '../../support/hex.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function sourceOf(...pieces: (string | Uint8Array)[]) {
  async function* generate(): AsyncGenerator<Uint8Array, void> {
    for (const piece of pieces) yield typeof piece === 'string' ? utf8(piece) : piece;
  }
  return { source: new HeadedSource(generate()), name: 'file' };
}

test('a text that says early what it is is told as it comes', async () => {
  const from = sourceOf('> 00A4', '0000\n< 6A', '82\n', 'more');
  const seen: string[] = [];
  const head = await readHead(from, (text) => {
    seen.push(text);
    return text.includes('> 00A40000\n');
  });
  expect(head).toEqual({ kind: 'text', encoding: 'utf-8' });
  expect(seen).toEqual(['', '> 00A40000\n']);
  expect(from.source.isWhole).toBe(false);
});

test('else it is read to its end, or as far as a head goes', async () => {
  const short = sourceOf('a', 'b');
  await readHead(short, () => false);
  expect(short.source.isWhole).toBe(true);
  const long = sourceOf('x'.repeat(50_000), 'x'.repeat(50_000), 'x'.repeat(50_000));
  await readHead(long, () => false);
  expect(long.source.head.length).toBe(100_000);
});

test('captures are known by their first bytes', async () => {
  expect(await readHead(sourceOf(bytes('D4C3'), bytes('B2A1')), () => true)).toEqual({ kind: 'capture' });
});

test.each([
  ['binary garbage', bytes('7F454C46020101000000')],
  ['very few bytes of it', bytes('0001')],
])('%s is refused', async (_title, piece) => {
  await expect(readHead(sourceOf(piece), () => false)).rejects.toMatchObject({
    code: 'FILE_NOT_UNDERSTOOD',
    message: 'file: is no text in UTF-8, and no capture (pcap, pcapng)',
  });
});

test('the whole of a text, or what is wrong with it', async () => {
  expect(await wholeText(sourceOf('a', '社'), 'utf-8')).toBe('a社');
  await expect(wholeText(sourceOf('a', bytes('FF')), 'utf-8')).rejects.toMatchObject({
    code: 'FILE_NOT_UNDERSTOOD',
  });
  const piece = utf8('x'.repeat(2 ** 24));
  await expect(wholeText(sourceOf(piece, piece, piece, piece, piece), 'utf-8')).rejects.toThrow('give --as');
});
