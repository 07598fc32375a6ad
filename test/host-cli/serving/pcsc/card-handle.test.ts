import { expect, test } from 'vitest';
import { stateOfService } from './shared.js';

test('begins with nothing having happened to its card', () => {
  const { connect, reader } = stateOfService();
  const handle = connect();
  expect(handle).toMatchObject({ event: 0, protocol: 0, reader });
  expect(reader.handles.has(handle)).toBe(true);
});
