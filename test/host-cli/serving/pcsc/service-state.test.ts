import { expect, test } from 'vitest';
import { stateOfService } from './shared.js';

test('no number is given twice; all are positive 31-bit integers', () => {
  const { state } = stateOfService();
  const numbers = Array.from({ length: 10_000 }, () => state.newNumber());
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => number > 0 && number <= 0x7fff_ffff)).toBe(true);
});

test('finds readers by their whole name', () => {
  const { state, reader } = stateOfService();
  expect(state.findReader('reader')).toBe(reader);
  expect(state.findReader('read')).toBeUndefined();
  expect(state.readerCount).toBe(16);
});

test('its end ends the sessions', () => {
  const { state, slot, connect } = stateOfService();
  connect();
  state.close();
  slot.remove();
  expect([state.sessions.size, state.contexts.size, state.readers[0]!.eventCounter]).toEqual([0, 0, 0]);
});
