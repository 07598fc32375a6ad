import { describe, expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import {
  captureEntries,
  generationInCapture,
  generationInText,
  tellEntries,
  textEntries,
} from '../../../host-cli/decoding/decode-source.js';
import { formatNamed, MARKED_LINES } from '../../../host-cli/decoding/formats/format-table.js';
import { GenerationGuess } from '../../../host-cli/decoding/generation.js';
import { HeadedSource } from '../../../host-cli/decoding/headed-source.js';
import { PatientOutput } from '../../../host-cli/decoding/patient-output.js';
import type { TraceEntry } from '../../../host-cli/decoding/trace-entry.js';
import { TraceOutput } from '../../../host-cli/decoding/trace-output.js';
import { bytes } from '../../support/hex.js';
import { gsmtap, ipv4, pcapOf, udp } from './captures/capture-bytes.js';
import { entryText } from './entry-text.js';

function sourceOf(...pieces: (string | Uint8Array)[]) {
  async function* generate(): AsyncGenerator<Uint8Array, void> {
    for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
  }
  return { source: new HeadedSource(generate()), name: 'a.log' };
}

async function told(batches: AsyncIterable<Iterable<TraceEntry>>): Promise<string[]> {
  const texts: string[] = [];
  for await (const batch of batches) for (const entry of batch) texts.push(entryText(entry));
  return texts;
}

describe('text', () => {
  test('lines may be cut anywhere, characters too', async () => {
    const text = new TextEncoder().encode('# 社会\r\n> 00A40000\r\n< 6A82\r\n< 3B00');
    for (const size of [1, 2, 5, 100]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
        text.slice(index * size, (index + 1) * size),
      );
      expect(await told(textEntries(sourceOf(...pieces), MARKED_LINES, 'utf-8'))).toEqual([
        '00A40000 6A82',
        'reset 3B00',
      ]);
    }
  });

  test.each([
    ['a slip', ['> 00A40000\n< 6A8\n'], 'line 2: 3 hexadecimal digits'],
    ['an answer that is missing', ['> 00A40000\n'], 'the last command has no answer'],
    ['bytes that are no text', ['> 00A40000\n', bytes('FFFE')], 'a.log: is no text in UTF-8 after byte 11'],
    [
      'a line without end',
      ['> 00A40000\n', '0'.repeat(1_100_000)],
      'line 2 is longer than any line of a trace',
    ],
  ])('%s is told with its place', async (_title, pieces, reason) => {
    await expect(told(textEntries(sourceOf(...pieces), MARKED_LINES, 'utf-8'))).rejects.toThrow(reason);
  });

  test('a slip in a script of another tool', async () => {
    const ledger = formatNamed('ledger')!;
    await expect(told(textEntries(sourceOf('=> 00a40000\n<= 900'), ledger, 'utf-8'))).rejects.toThrow(
      'a.log:2:7:',
    );
  });
});

test('a capture, and where it is cut', async () => {
  const capture = pcapOf(101, [ipv4(udp(gsmtap(0, '00A400006A82')))]);
  const from = sourceOf(capture.slice(0, 30), capture.slice(30));
  await from.source.grow();
  expect(await told(captureEntries(from))).toEqual(['00A40000 6A82']);
  const cut = sourceOf(capture.slice(0, -1));
  await cut.source.grow();
  await expect(told(captureEntries(cut))).rejects.toThrow('cut inside packet 1');
});

test('what was read before a fault is told before it', async () => {
  let written = '';
  const output = new PatientOutput({
    write: (text) => {
      written += text;
      return true;
    },
  });
  const entries = textEntries(sourceOf('> 00A40000\n< 6A82\nnonsense\n'), MARKED_LINES, 'utf-8');
  const trace = new TraceOutput(new GenerationGuess(), 'en', NO_COLOURS);
  await expect(tellEntries(entries, trace, output)).rejects.toThrow('line 3: neither');
  expect(written).toContain('6A82 FILE_NOT_FOUND');
});

describe('the generation of the first lines', () => {
  test('of a text, whatever is wrong behind', () => {
    const head = '> 00B2030400\n< 0304312E30309000\nnonsense\n> 00';
    expect(generationInText(head, MARKED_LINES, 'a.log')).toBe('gen1');
    expect(generationInText('', MARKED_LINES, 'a.log')).toBe('gen3');
  });

  test('of a capture', () => {
    const capture = pcapOf(101, [ipv4(udp(gsmtap(0, '00B20304060304322E30309000')))]);
    expect(generationInCapture(capture)).toBe('gen2');
    expect(generationInCapture(bytes('0A0D0D0A'))).toBe('gen3');
    expect(generationInCapture(bytes('0A0D0D0A000000010000000100000001'))).toBe('gen3');
  });
});
