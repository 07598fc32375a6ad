import type { StandardStreams } from './streams.js';

/** A pipe whose reader has gone (`sscard tree | head`) ends the program without a word. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}

/** The streams of this process. */
export function processStreams(): StandardStreams {
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
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
  process.stdout.write(`${text}\n`);
}
