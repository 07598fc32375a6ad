import { afterEach, expect, test, vi } from 'vitest';
import { beforeEnd, onEndingSignal } from '../../../host-cli/locking/ending-signals.js';

const counts = (): number[] => ['SIGINT', 'SIGTERM', 'exit'].map((event) => process.listenerCount(event));
const kill = vi.spyOn(process, 'kill').mockImplementation(() => true);

afterEach(() => kill.mockClear());

test('nothing listens before and after', () => {
  const before = counts();
  const [first, second] = [beforeEnd(() => undefined), onEndingSignal(() => undefined)];
  expect(counts()).toEqual(before.map((count) => count + 1));
  first();
  first();
  expect(counts()).toEqual(before.map((count) => count + 1));
  second();
  expect(counts()).toEqual(before);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s does the last acts and then ends the process', (signal) => {
  const acts: string[] = [];
  const before = counts();
  const forget = [beforeEnd(() => acts.push('one')), beforeEnd(() => acts.push('two'))];
  kill.mockImplementation(() => {
    acts.push('killed');
    expect(counts()).toEqual(before);
    return true;
  });
  process.emit(signal, signal);
  expect(acts).toEqual(['one', 'two', 'killed']);
  expect(kill).toHaveBeenCalledWith(process.pid, signal);
  for (const one of forget) one();
});

test('who finishes by itself on a signal is let do so, and acts last then', () => {
  const acts: string[] = [];
  const forget = beforeEnd(() => acts.push('last'));
  const ignore = onEndingSignal(() => acts.push('finish'));
  process.emit('SIGTERM', 'SIGTERM');
  expect(acts).toEqual(['finish']);
  expect(kill).not.toHaveBeenCalled();
  ignore();
  forget();
});
