import { expect, test } from 'vitest';
import { timelineOf } from '../../../../../host-cli/terminal/payment/timing/timeline.js';

test('sums', () => {
  const timeline = timelineOf([
    { command: 'SELECT PPSE', bytesSent: 20, bytesReceived: 52 },
    { command: 'READ RECORD', bytesSent: 5, bytesReceived: 255 },
  ]);
  expect(timeline).toMatchObject({ commands: 2, bytesSent: 25, bytesReceived: 307 });
  const [first, second] = timeline.exchanges;
  expect(first).toMatchObject({ command: 'SELECT PPSE', frames: 2, bytesOnAir: 78 });
  expect(second).toMatchObject({ frames: 4 });
  for (const rate of [106, 212, 424, 848] as const) {
    const sum = first!.milliseconds[rate] + second!.milliseconds[rate];
    expect(timeline.milliseconds[rate]).toBeCloseTo(sum, 2);
  }
  expect(timelineOf([])).toMatchObject({ commands: 0, milliseconds: { 106: 0 } });
});
