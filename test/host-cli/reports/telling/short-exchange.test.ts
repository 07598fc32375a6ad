import { expect, test } from 'vitest';
import { createTraceDecoder } from '../../../../host-cli/output/card-decoder.js';
import { shortExchange, shortHex } from '../../../../host-cli/reports/telling/short-exchange.js';
import { bytes } from '../../../support/hex.js';

test.each([0, 1, 255, 256, 257, 2047, 2048])('%i bytes stay whole', (count) => {
  expect(shortHex('5A'.repeat(count))).toBe('5A'.repeat(count));
});

test.each([2049, 65535, 65536])('%i bytes lose their middle, which is told', (count) => {
  const short = shortHex('5A'.repeat(count));
  const [, first, leftOut, last] = /^((?:5A)+)\[(\d+) more\]((?:5A)+)$/.exec(short)!;
  expect(first!.length / 2 + Number(leftOut) + last!.length / 2).toBe(count);
  expect(short.length).toBeLessThan(2200);
});

test('a short exchange is itself', () => {
  const decoded = createTraceDecoder().decode(bytes('0084000008'), bytes('9000'));
  expect(shortExchange(decoded)).toBe(decoded);
});

test('every field of a long one is shortened', () => {
  const decoded = createTraceDecoder().decode(bytes('00B0000000'), bytes(`${'5A'.repeat(3000)}9000`));
  const short = shortExchange(decoded);
  expect(short.response.hex).toContain('[1946 more]');
  expect(short.response.fields[0]!.hex).toContain('[1944 more]');
  expect(short.command).toEqual(decoded.command);
});
