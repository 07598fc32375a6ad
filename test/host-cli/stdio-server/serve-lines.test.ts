import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { AnswerWriter, serveLines } from '../../../host-cli/stdio-server/serve-lines.js';
import { StdioSession } from '../../../host-cli/stdio-server/stdio-session.js';
import { TextCollector } from '../../support/cli.js';

async function served(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  const sink = new TextCollector();
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk as string)));
  await serveLines(input, new AnswerWriter(sink), new StdioSession(createCard()));
  return sink.text.split('\n').slice(0, -1);
}

test('one line out for one line in, in order, whatever the chunks', async () => {
  expect(await served('.reset\r\n00', 'B2070000\n\n', '.off')).toEqual([
    '3B6D000000815443538660510100000001',
    '6986',
    expect.stringMatching(/^! the line is empty/),
    'off',
  ]);
});

test('nothing after .quit is answered', async () => {
  expect(await served('.off\n.quit\n.reset\n')).toEqual(['off']);
});

test('garbage and endless lines are answered too', async () => {
  const garbage = Uint8Array.from({ length: 256 }, (_, at) => (at === 0x0a ? 0x0b : at));
  const answers = await served(garbage, '\n', '0'.repeat(300_000), '0'.repeat(300_000), '\n.off\n');
  expect(answers).toEqual([expect.stringMatching(/^! /), '! the line is too long for any command', 'off']);
});

test('the longest command with spaces is not too long', async () => {
  const command = `00 D6 00 00 00 FF FF ${'00 '.repeat(65_535)}00 00`;
  expect(await served(`${command}\n`)).toEqual(['6700']);
});

test('each answer is there as soon as its line is, without the end of the input', async () => {
  const input = new PassThrough();
  const sink = new TextCollector();
  const done = serveLines(input, new AnswerWriter(sink), new StdioSession(createCard()));
  for (const [line, text] of [
    ['.off\n', 'off\n'],
    ['.warm\n', 'off\n! '],
  ]) {
    input.write(line);
    while (sink.text.length < text!.length) await new Promise((resolve) => setImmediate(resolve));
    expect(sink.text.startsWith(text!)).toBe(true);
  }
  input.end();
  await done;
});

test('answers are written together until they are many, or flushed', () => {
  const written: string[] = [];
  const writer = new AnswerWriter({ write: (text) => written.push(text) > 0 });
  writer.add('a');
  writer.add('b');
  expect(written).toEqual([]);
  writer.flush();
  writer.flush();
  expect(written).toEqual(['a\nb\n']);
  writer.add('x'.repeat(20_000));
  expect(written).toHaveLength(2);
});

test('a client that reads nothing is waited for', async () => {
  let drained: (() => void) | undefined;
  const sink = {
    write: () => false,
    writableLength: 2 ** 40,
    once: (_event: 'drain', listener: () => void) => {
      drained = listener;
    },
  };
  let passed = false;
  const waiting = new AnswerWriter(sink).room().then(() => {
    passed = true;
  });
  await Promise.resolve();
  expect(passed).toBe(false);
  drained!();
  await waiting;
  await new AnswerWriter({ ...sink, writableLength: 10 }).room();
});
