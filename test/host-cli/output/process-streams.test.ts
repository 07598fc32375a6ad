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

test('a reader that has gone ends the program without a word; a full disk with one line', () => {
  const before = process.stdout.listeners('error');
  processStreams();
  const listener =
    process.stdout.listeners('error').find((candidate) => !before.includes(candidate)) ?? before.at(-1)!;
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`ended with ${code}`);
  });
  const failure = (code: string) => Object.assign(new Error(code), { code });
  expect(() => listener(failure('EPIPE'))).toThrow('ended with undefined');
  expect(write).not.toHaveBeenCalled();
  expect(() => listener(failure('ENOSPC'))).toThrow('ended with 4');
  expect(write.mock.calls).toEqual([['sscard: the output cannot be written: no space is left (ENOSPC)\n']]);
  exit.mockRestore();
  write.mockRestore();
});
