import { expect, test } from 'vitest';
import { releaseHandle } from '../../../../host-cli/serving/pcsc/release-handle.js';
import { stateOfService } from './shared.js';

test('what one had for himself alone is reset', () => {
  const { slot, reader, connect } = stateOfService();
  const [handle, other] = [connect(), connect()];
  handle.event = 0;
  reader.beginTransaction(handle);
  const session = slot.session;
  releaseHandle(handle);
  expect(slot.session).toBe(session + 1);
  expect([other.event, reader.owner]).toEqual([0x80100068, undefined]);
});

test('what others use too is left as it is', () => {
  const { slot, connect } = stateOfService();
  const [handle, other] = [connect(), connect()];
  const session = slot.session;
  releaseHandle(handle);
  expect([slot.session, other.event]).toEqual([session, 0]);
});
