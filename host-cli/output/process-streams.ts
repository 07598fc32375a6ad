import { EXIT_CODES } from '../errors/exit-codes.js';
import { systemReason } from '../errors/file-error.js';
import type { StandardStreams } from './streams.js';

/**
 * A pipe whose reader has gone (`sscard tree | head`) ends the program without a word; a full disk or the like with
 * one line.
 */
function endOnFailure(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  // When standard error is what failed, this line is lost as well: the exit code still tells.
  process.stderr.write(`sscard: the output cannot be written: ${systemReason(error)}\n`);
  process.exit(EXIT_CODES.FILE.value);
}

/** The streams of this process. */
export function processStreams(): StandardStreams {
  process.stdout.on('error', endOnFailure);
  process.stderr.on('error', endOnFailure);
  return {
    // Opened at first use: some kinds of standard input cost time or cannot be opened at all.
    get input() {
      return process.stdin;
    },
    output: process.stdout,
    error: process.stderr,
    environment: process.env,
  };
}

/** For the one answer that must not wait for anything else to load. */
export function printLine(text: string): void {
  process.stdout.on('error', endOnFailure);
  process.stdout.write(`${text}\n`);
}
