import { expect, test } from 'vitest';
import { ClientSession } from '../../../../host-cli/serving/pcsc/client-session.js';
import { stateOfService } from './shared.js';

test('a handle of another is a violation of the protocol', () => {
  const { state, connect } = stateOfService();
  const handle = connect();
  expect(handle.session.handle(handle.number)).toBe(handle);
  const other = new ClientSession(state, () => {});
  expect(() => other.handle(handle.number)).toThrow(expect.objectContaining({ code: 'PROTOCOL_VIOLATION' }));
});

test('a context that ends takes its own cards with it, the session all', () => {
  const { state, reader, connect } = stateOfService();
  const first = connect();
  const second = connect(first.session);
  first.session.releaseContext(first.context);
  expect([...reader.handles]).toEqual([second]);
  first.session.end();
  expect([reader.handles.size, state.sessions.size, state.contexts.size]).toEqual([0, 0, 0]);
});
