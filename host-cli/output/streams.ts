import type { Readable } from 'node:stream';

/** Where text goes. */
export interface TextSink {
  write(text: string): boolean;
  readonly isTTY?: boolean | undefined;
  /** Characters or bytes that wait to be taken. */
  readonly writableLength?: number;
  once?(event: 'drain', listener: () => void): unknown;
}

/** What whoever starts the program gives it. */
export interface StandardStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: TextSink;
  readonly error: TextSink;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
