import { expect, test } from 'vitest';
import {
  fuzzProgressOn,
  LiveProgress,
  progressLine,
} from '../../../../host-cli/fuzzing/output/fuzz-progress.js';
import { TextCollector } from '../../../support/cli.js';

const progress = { commands: 5000, lives: 12, findings: 1, durationMs: 100 };

test('how far it is, in words', () => {
  expect(progressLine(progress, 'en')).toBe('5000 commands, 50000 a second, 12 lives, 1 finding');
  expect(progressLine({ ...progress, findings: 0, durationMs: 0 }, 'en')).toMatch(/0 findings$/);
  expect(progressLine(progress, 'zh')).toContain('每秒 50000 条');
});

test('plain lines now and then where there is no terminal', async () => {
  const sink = new TextCollector();
  let now = 0;
  const plain = await fuzzProgressOn(sink, 'en', () => now);
  plain.tell(progress);
  now = 9_999;
  plain.tell(progress);
  expect(sink.text).toBe('');
  now = 10_000;
  plain.tell(progress);
  plain.tell(progress);
  plain.clear();
  plain.end();
  expect(sink.text).toBe('sscard fuzz: 5000 commands, 50000 a second, 12 lives, 1 finding\n');
});

test('a line that changes, not more often than an eye follows', () => {
  const drawn: string[] = [];
  const line = Object.assign((text: string) => void drawn.push(text), {
    clear: () => void drawn.push('clear'),
    done: () => void drawn.push('done'),
  });
  let now = 0;
  const live = new LiveProgress(line, 'en', () => now);
  live.tell(progress);
  now = 99;
  live.tell(progress);
  now = 100;
  live.tell({ ...progress, commands: 6000 });
  live.clear();
  live.end();
  expect(drawn).toEqual([
    expect.stringMatching(/^5000/),
    expect.stringMatching(/^6000/),
    'clear',
    'clear',
    'done',
  ]);
});

test('on a terminal it is one', async () => {
  const written: string[] = [];
  const terminal = {
    isTTY: true,
    columns: 80,
    rows: 24,
    write: (text: string) => written.push(text) > 0,
    on: () => undefined,
  };
  const live = await fuzzProgressOn(terminal, 'en');
  live.tell(progress);
  live.end();
  expect(written.join('')).toContain('5000 commands');
});
