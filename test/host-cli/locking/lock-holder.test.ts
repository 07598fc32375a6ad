import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import {
  decodeHolder,
  encodeHolder,
  type LockHolder,
  stateOf,
  thisProcess,
} from '../../../host-cli/locking/lock-holder.js';

const me = thisProcess('sscard test');
const without = (holder: LockHolder, ...names: (keyof LockHolder)[]): LockHolder =>
  Object.fromEntries(
    Object.entries(holder).filter(([name]) => !names.includes(name as keyof LockHolder)),
  ) as unknown as LockHolder;

test('a process tells who it is', () => {
  expect(me).toMatchObject({ program: 'sscard test', pid: process.pid, host: hostname() });
  expect(Math.abs(Date.now() - Date.parse(me.since))).toBeLessThan(60_000);
});

test('the text of a holder gives it back', () => {
  expect(decodeHolder(encodeHolder(me))).toEqual(me);
  const plain = without(me, 'started', 'boot', 'pidNamespace');
  expect(decodeHolder(encodeHolder(plain))).toEqual(plain);
});

test.each([
  '',
  'x',
  'null',
  '[]',
  '{}',
  '{"pid":1}',
  '1',
  encodeHolder({ ...me, pid: -1 }),
  encodeHolder({ ...me, pid: 1.5 }),
])('%j is no holder', (text) => {
  expect(decodeHolder(text)).toBeUndefined();
});

test.each(['host', 'program', 'since', 'started', 'boot', 'pidNamespace'])(
  'a %s that is no text is refused',
  (name) => {
    expect(decodeHolder(JSON.stringify({ ...me, [name]: 7 }))).toBeUndefined();
  },
);

describe('whether a holder lives', () => {
  test('this process is itself', () => {
    expect(stateOf(me)).toBe('self');
  });

  test('of another machine nothing can be told', () => {
    expect(stateOf({ ...me, host: `${me.host}-2`, pid: 1 })).toBe('elsewhere');
  });

  test('the process that started this one is alive', () => {
    expect(stateOf(without({ ...me, pid: process.ppid }, 'started'))).toBe('alive');
  });

  test('a process that has ended is dead', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'exit');
    expect(stateOf(without({ ...me, pid: child.pid! }, 'started'))).toBe('dead');
  });
});

describe.runIf(existsSync('/proc/self/stat'))('what /proc adds', () => {
  test('a process id that was given again is another process', () => {
    expect(stateOf({ ...me, started: '1' })).toBe('dead');
    expect(stateOf({ ...me, pid: process.ppid, started: '1' })).toBe('dead');
  });

  test('who held it before the machine started again is dead', () => {
    expect(stateOf({ ...me, boot: 'another', pid: process.ppid })).toBe('dead');
  });

  test('of another container, or another system on the same machine, nothing can be told', () => {
    expect(stateOf({ ...me, pidNamespace: 'pid:[1]' })).toBe('elsewhere');
    expect(stateOf(without(me, 'boot', 'started', 'pidNamespace'))).toBe('elsewhere');
  });

  test('who has ended is dead before its exit code is asked for', async () => {
    // What the shell becomes knows nothing of the process that the shell has started, whose id it prints.
    const shell: ChildProcess = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60']);
    const pid = Number(String((await once(shell.stdout!, 'data'))[0]));
    const holder = without({ ...me, pid }, 'started');
    while (stateOf(holder) === 'alive') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(stateOf(holder)).toBe('dead');
    expect(() => process.kill(pid, 0)).not.toThrow();
    shell.kill('SIGKILL');
    await once(shell, 'exit');
  });
});
