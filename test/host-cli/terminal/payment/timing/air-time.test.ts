import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { airTime, BIT_RATES, framesOf } from '../../../../../host-cli/terminal/payment/timing/air-time.js';

describe('frames', () => {
  test.each([
    [5, 2, { frames: 2, bytes: 5 + 3 + 2 + 3 }],
    [5, 253, { frames: 2, bytes: 5 + 3 + 253 + 3 }],
    // One byte more: a second block, and R(ACK) for the first.
    [5, 254, { frames: 4, bytes: 5 + 3 + 254 + 2 * 3 + 3 }],
    [262, 258, { frames: 6, bytes: 262 + 6 + 3 + 258 + 6 + 3 }],
  ])('%i bytes out, %i in', (bytesSent, bytesReceived, frames) => {
    expect(framesOf({ bytesSent, bytesReceived })).toEqual(frames);
  });
});

test('ten bytes in one frame at 106 kbit/s: 92 bits of 9.44 us and 86.4 us', () => {
  const milliseconds = airTime({ frames: 1, bytes: 10 }, 106);
  expect(milliseconds).toBeCloseTo(92 * (128 / 13_560) + 1172 / 13_560, 9);
  expect(airTime({ frames: 1, bytes: 10 }, 848)).toBeCloseTo((92 * 128) / 13_560 / 8 + 1172 / 13_560, 9);
});

test('faster is never slower, more is never less', () => {
  fc.assert(
    fc.property(fc.nat(65_544), fc.nat(65_538), (bytesSent, bytesReceived) => {
      const times = BIT_RATES.map((rate) => airTime(framesOf({ bytesSent, bytesReceived }), rate));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      const more = framesOf({ bytesSent: bytesSent + 1, bytesReceived });
      expect(airTime(more, 106)).toBeGreaterThan(times[0]!);
    }),
  );
});
