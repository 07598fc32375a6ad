import { expect, test } from 'vitest';
import { LiveProgress, NO_PROGRESS, progressOn } from '../../../host-cli/campaigns/progress.js';

function liveLine() {
  const told: string[] = [];
  const line = Object.assign((text: string) => void told.push(text), {
    clear: () => void told.push('<clear>'),
    done: () => void told.push('<done>'),
  });
  return { told, line };
}

test('counts and what is at work, no faster than an eye follows', () => {
  const { told, line } = liveLine();
  let now = 0;
  const progress = new LiveProgress(line, () => now);
  progress.running('first');
  progress.running('too soon');
  progress.finished('passed');
  progress.finished('failed');
  progress.finished('skipped');
  now += 100;
  progress.running('second');
  progress.end();
  expect(told).toEqual([
    '0 passed  first',
    '<clear>',
    '<clear>',
    '<clear>',
    '1 passed, 1 failed, 1 skipped  second',
    '<clear>',
    '<done>',
  ]);
});

test('there is none where no terminal is', async () => {
  expect(await progressOn({ write: () => true })).toBe(NO_PROGRESS);
  expect(await progressOn({ write: () => true, isTTY: false })).toBe(NO_PROGRESS);
});

test('on a terminal the line is drawn and leaves nothing behind', async () => {
  let text = '';
  const sink = {
    isTTY: true,
    columns: 80,
    rows: 24,
    write: (part: string) => {
      text += part;
      return true;
    },
  };
  const progress = await progressOn(sink);
  progress.running('reading EF05');
  expect(text).toContain('0 passed  reading EF05');
  progress.end();
  expect(text.slice(text.indexOf('EF05'))).toContain('\u001B[2K');
});
