import { describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../apdu/recording/session-event.js';
import type { TraceDecoder } from '../../../apdu/trace/trace-decoder.js';
import { createTraceDecoder } from '../../../host-cli/output/card-decoder.js';
import { SecretFinder } from '../../../host-cli/recording/secret-finder.js';
import { bytes } from '../../support/hex.js';
import { POWERED } from '../../support/recordings.js';

const exchange = (command: string, response = '9000'): SessionEvent => {
  return { kind: 'exchange', command: bytes(command), response: bytes(response) };
};

const mark = (event: SessionEvent) => new SecretFinder(createTraceDecoder()).mark(event);

/** A finder whose decoder says so of everything. */
function finderSaying(command: string, response: string): SecretFinder {
  const decode = () => ({ command: { hex: command }, response: { hex: response } });
  return new SecretFinder({ decode, reset: () => undefined } as unknown as TraceDecoder);
}

describe('the secrets of an event', () => {
  test.each([
    ['VERIFY', '0020000003123456', 5, 3],
    ['CHANGE PIN', '8024000007123456FF654321', 5, 7],
    ['VERIFY of no right length', '00200000091234', 4, 3],
    ['a PIN block', '84DA00000411223344', 5, 4],
  ])('%s', (_name, command, offset, count) => {
    expect(mark(exchange(command))).toMatchObject({ hidden: { command: [{ offset, count }] } });
  });

  test('none where a trace hides none', () => {
    const event = exchange('00A40000023F00');
    expect(mark(event)).toBe(event);
    expect(mark(exchange('00200000'))).not.toHaveProperty('hidden');
  });

  test('are hidden though no answer came', () => {
    const event: SessionEvent = { kind: 'failure', command: bytes('0020000003123456'), fault: 'torn' };
    expect(mark(event)).toMatchObject({ hidden: { command: [{ offset: 5, count: 3 }] } });
  });

  test('of the answer', () => {
    const marked = finderSaying('00CA000002', '****9000').mark(exchange('00CA000002', 'AABB9000'));
    expect(marked).toMatchObject({ hidden: { response: [{ offset: 0, count: 2 }] } });
  });

  test('are everything but header and status word where the trace is not understood', () => {
    const marked = finderSaying('00 CA', '..9000').mark(exchange('00CA000002AABB', 'AABB9000'));
    expect(marked).toMatchObject({
      hidden: { command: [{ offset: 4, count: 3 }], response: [{ offset: 0, count: 2 }] },
    });
  });

  test('are found again after a reset', () => {
    const finder = new SecretFinder(createTraceDecoder());
    expect(finder.mark(POWERED)).toBe(POWERED);
    const tear: SessionEvent = { kind: 'tear', writes: 1 };
    expect(finder.mark(tear)).toBe(tear);
    expect(finder.mark(exchange('0020000003123456'))).toHaveProperty('hidden');
  });
});
