import { expect, test, vi } from 'vitest';
import { printLine, processStreams } from '../../../host-cli/output/process-streams.js';

test('the streams are those of the process', () => {
  const streams = processStreams();
  expect(streams.output).toBe(process.stdout);
  expect(streams.error).toBe(process.stderr);
  expect(streams.environment).toBe(process.env);
});

test('a line is written whole', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  printLine('0.1.0');
  expect(write).toHaveBeenCalledWith('0.1.0\n');
  write.mockRestore();
});

test('a reader that has gone ends the program without a word; other faults are thrown', () => {
  const before = process.stdout.listeners('error');
  processStreams();
  const listener =
    process.stdout.listeners('error').find((candidate) => !before.includes(candidate)) ?? before.at(-1)!;
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  expect(() => listener(Object.assign(new Error('disk'), { code: 'EIO' }))).toThrow('disk');
  expect(exit).not.toHaveBeenCalled();
  exit.mockImplementation(() => {
    throw new Error('ended');
  });
  expect(() => listener(Object.assign(new Error('gone'), { code: 'EPIPE' }))).toThrow('ended');
  exit.mockRestore();
});
