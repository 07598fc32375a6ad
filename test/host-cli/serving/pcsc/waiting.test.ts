import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SETTLING_MS, Waiting } from '../../../../host-cli/serving/pcsc/waiting.js';
import { hex } from '../../../support/hex.js';

const CHANGED = '0000000000000000';
const CANCELLED = '0000000002001080';

let sent: string[];
let waiting: Waiting;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  waiting = new Waiting((bytes) => sent.push(hex(bytes)));
});
afterEach(() => vi.useRealTimers());

const settle = (): unknown => vi.advanceTimersByTime(SETTLING_MS + 1);

describe('in 4:4', () => {
  test('one signal ends the wait', () => {
    waiting.begin(4);
    waiting.change();
    waiting.change();
    expect(sent).toEqual([CHANGED]);
    expect(waiting.stop()).toBeUndefined();
  });

  test('a cancel too, at once, and only where somebody waits', () => {
    expect(waiting.cancel()).toBe(false);
    waiting.begin(4);
    expect(waiting.cancel()).toBe(true);
    expect(waiting.cancel()).toBe(false);
    expect(sent).toEqual([CANCELLED]);
  });

  test('stopping is answered while nothing was sent', () => {
    waiting.begin(4);
    expect(hex(waiting.stop()!)).toBe(CHANGED);
    waiting.change();
    expect(sent).toEqual([]);
    expect(waiting.stop()).toBeUndefined();
  });
});

describe('in 4:5', () => {
  test('a change is told at once: its bytes are those of the answer to GET_READER_EVENTS', () => {
    waiting.begin(5);
    waiting.change();
    expect(sent).toEqual([CHANGED]);
  });

  test('a cancel waits for that question, or for its time to pass', () => {
    waiting.begin(5);
    waiting.cancel();
    expect(sent).toEqual([]);
    waiting.eventsServed();
    expect(sent).toEqual([CANCELLED]);
    waiting.begin(5);
    waiting.cancel();
    settle();
    expect(sent).toEqual([CANCELLED, CANCELLED]);
  });

  test('a change does not overtake a cancel that is held back', () => {
    waiting.begin(5);
    waiting.cancel();
    waiting.change();
    settle();
    expect(sent).toEqual([CANCELLED]);
  });

  test('a cancel long after the question goes out at once', () => {
    waiting.begin(5);
    settle();
    waiting.cancel();
    expect(sent).toEqual([CANCELLED]);
  });
});

describe('in 4:6', () => {
  test('nothing is sent before the readers', () => {
    waiting.begin(6);
    waiting.change();
    settle();
    waiting.eventsServed();
    expect(sent).toEqual([]);
    waiting.readersServed();
    expect(sent).toEqual([CHANGED]);
    waiting.readersServed();
    expect(sent).toEqual([CHANGED]);
  });

  test('a held signal is the answer to a client that stops', () => {
    waiting.begin(6);
    waiting.change();
    waiting.cancel();
    expect(hex(waiting.stop()!)).toBe(CANCELLED);
    waiting.readersServed();
    expect(sent).toEqual([]);
  });

  test('a cancel settles after the readers too', () => {
    waiting.begin(6);
    waiting.cancel();
    waiting.readersServed();
    expect(sent).toEqual([]);
    settle();
    expect(sent).toEqual([CANCELLED]);
  });
});

test('nothing is sent after the end', () => {
  waiting.begin(5);
  waiting.cancel();
  waiting.end();
  settle();
  expect([sent, waiting.active]).toEqual([[], false]);
});
