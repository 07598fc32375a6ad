import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { inputLines } from '../../../host-cli/input/input-lines.js';

test('gives lines with something on them and their numbers', async () => {
  const chunks = ['\uFEFF00A4\r\n\r\n# not', 'e\n  00B2  # a record\n', '00C0'];
  const lines = [];
  for await (const line of inputLines(Readable.from(chunks))) lines.push(line);
  expect(lines).toEqual([
    { number: 1, text: '00A4' },
    { number: 4, text: '00B2' },
    { number: 5, text: '00C0' },
  ]);
});
