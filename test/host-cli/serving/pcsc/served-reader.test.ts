import { describe, expect, test } from 'vitest';
import type { HeldRequest } from '../../../../host-cli/serving/pcsc/served-reader.js';
import { stateOfService } from './shared.js';

describe('ownership', () => {
  test('of a transaction, to its last end', () => {
    const { reader, connect } = stateOfService();
    const [handle, other] = [connect(), connect()];
    reader.beginTransaction(handle);
    reader.beginTransaction(handle);
    reader.endTransaction(other);
    reader.endTransaction(handle);
    expect([reader.busyFor(other), reader.busyFor(handle), reader.inTransaction(handle)]).toEqual([
      true,
      false,
      true,
    ]);
    reader.endTransaction(handle);
    expect([reader.busyFor(other), reader.inTransaction(handle)]).toEqual([false, false]);
  });

  test('of exclusive use shows as -1', () => {
    const { reader, connect } = stateOfService();
    const handle = connect(undefined, true);
    expect([reader.sharing, reader.owner, reader.exclusive]).toEqual([-1, handle, true]);
    reader.setExclusive(handle, false);
    expect([reader.sharing, reader.owner]).toEqual([1, undefined]);
    reader.disconnect(handle);
    reader.disconnect(handle);
    expect(reader.sharing).toBe(0);
    reader.close();
  });
});

describe('held requests', () => {
  test('are tried in their order when the reader is free, those that are gone are not', async () => {
    const { reader, connect } = stateOfService();
    const handle = connect();
    const tried: string[] = [];
    const second: HeldRequest = { retry: () => tried.push('second') };
    reader.hold({
      retry: () => {
        tried.push('first');
        reader.letGo(second);
      },
    });
    reader.hold(second);
    reader.hold({ retry: () => tried.push('third') });
    reader.beginTransaction(handle);
    reader.endTransaction(handle);
    expect(tried).toEqual([]);
    await Promise.resolve();
    expect(tried).toEqual(['first', 'third']);
  });
});

test('a removed card ends transactions and outlasts its return', () => {
  const { slot, reader, connect } = stateOfService();
  const handle = connect();
  reader.beginTransaction(handle);
  const chip = slot.remove()!;
  expect([handle.event, reader.owner, reader.eventCounter, reader.state]).toEqual([
    0x80100069,
    undefined,
    1,
    0x02,
  ]);
  slot.insert(chip);
  slot.powerOn();
  expect([handle.event, reader.eventCounter, reader.state]).toEqual([0x80100069, 2, 0x34]);
});

test('after its end it does not listen any more', () => {
  const { slot, reader } = stateOfService();
  reader.close();
  slot.remove();
  expect(reader.eventCounter).toBe(0);
});
