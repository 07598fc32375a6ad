import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/index.js';
import { timelineLines } from '../../../host-cli/output/timeline-text.js';
import { timelineOf } from '../../../host-cli/terminal/payment/timing/timeline.js';

const timeline = timelineOf([
  { command: 'SELECT PPSE', bytesSent: 20, bytesReceived: 52 },
  { command: 'READ RECORD', bytesSent: 5, bytesReceived: 155 },
]);

test('a bar for each exchange, one after the other, and the sums', async () => {
  const lines = await timelineLines(timeline, 'en', NO_COLOURS);
  const [unit, head, first, second, total, ...formula] = lines;
  expect(unit).toContain('bars at 106');
  expect(head).toMatch(/106 +212 +424 +848/);
  expect(first).toMatch(/^SELECT PPSE +20 +52 +6\.84 .*█+$/);
  expect(second).toMatch(/^READ RECORD +5 +155 /);
  expect(second!.indexOf('█')).toBe(first!.lastIndexOf('█') + 1);
  expect(total).toMatch(/^total 2 +25 +207 /);
  expect(formula.join()).toContain('13.56 MHz');
  for (const line of lines) expect(line.length).toBeLessThan(120);
});

test('nothing at all', async () => {
  expect(await timelineLines(timelineOf([]), 'zh', NO_COLOURS)).toHaveLength(6);
});
