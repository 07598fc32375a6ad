import { expect, test } from 'vitest';
import { HeadedSource } from '../../../host-cli/decoding/headed-source.js';

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function rest(source: HeadedSource): Promise<string[]> {
  const told: string[] = [];
  for await (const piece of source.pieces()) told.push(textOf(piece));
  return told;
}

test('the head grows piece by piece, and comes again with the rest', async () => {
  const source = new HeadedSource(pieces('a', 'b', 'c'));
  expect(textOf(source.head)).toBe('');
  await source.grow();
  await source.grow();
  expect([textOf(source.head), source.isWhole]).toEqual(['ab', false]);
  expect(await rest(source)).toEqual(['a', 'b', 'c']);
});

test('a source that is all head', async () => {
  const source = new HeadedSource(pieces('a'));
  for (let times = 0; times < 3; times++) await source.grow();
  expect([textOf(source.head), source.isWhole]).toEqual(['a', true]);
  expect(await rest(source)).toEqual(['a']);
});
