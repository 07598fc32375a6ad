import { PassThrough, Readable } from 'node:stream';
import type { StandardStreams } from '../../host-cli/output/streams.js';
import { runProgram } from '../../host-cli/program/run-program.js';

/** What a run of the program left behind. */
export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** On standard input; default: nothing. */
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Keeps what is written to it. */
export class TextCollector {
  text = '';
  isTTY = false;

  write(text: string): boolean {
    this.text += text;
    return true;
  }
}

export function fakeStreams({ input = '', environment = {} }: CliOptions = {}) {
  const output = new TextCollector();
  const error = new TextCollector();
  const bytes = typeof input === 'string' ? Buffer.from(input) : Buffer.from(input);
  const streams: StandardStreams = {
    input: bytes.length === 0 ? new PassThrough().end() : Readable.from([bytes], { objectMode: false }),
    output,
    error,
    environment,
  };
  return { streams, output, error };
}

/** Runs the program in this process, with streams of its own. */
export async function sscard(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const { streams, output, error } = fakeStreams(options);
  const status = await runProgram(argv, streams, '0.0.0-test');
  return { status, stdout: output.text, stderr: error.text };
}
