import type { Readable } from 'node:stream';
import type { TextSink } from '../output/streams.js';
import { LineSplitter } from './line-splitter.js';
import type { StdioSession } from './stdio-session.js';

/** Hexadecimal of the longest command with spaces between its bytes, and as much again. */
const MAXIMUM_LINE_BYTES = 6 * 65_544;
/** Answers put together before they are written: one write of the system instead of hundreds. */
const BATCH_CHARACTERS = 16_384;
/**
 * A simple client writes all its lines before it reads any answer; were reading stopped earlier, both would wait for
 * ever. Above this much the client is taken to read nothing at all.
 */
const MAXIMUM_WAITING_BYTES = 256 * 1024 * 1024;

/** Holds answers back no longer than the input at hand lasts. */
export class AnswerWriter {
  #text = '';

  constructor(private readonly output: TextSink) {}

  add(line: string): void {
    this.#text += `${line}\n`;
    if (this.#text.length >= BATCH_CHARACTERS) this.flush();
  }

  flush(): void {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    this.output.write(text);
  }

  /** Waits while the other side leaves too much unread. */
  async room(): Promise<void> {
    if ((this.output.writableLength ?? 0) <= MAXIMUM_WAITING_BYTES) return;
    await new Promise<void>((resolve) => this.output.once?.('drain', resolve));
  }
}

/** Answers every line of the input, in order, until it ends or the session does. */
export async function serveLines(
  input: Readable,
  writer: AnswerWriter,
  session: StdioSession,
): Promise<void> {
  const splitter = new LineSplitter(MAXIMUM_LINE_BYTES);
  const answer = (line: Uint8Array | undefined): void => {
    if (session.ended) return;
    const told = session.answer(line);
    if (told !== undefined) writer.add(told);
  };
  try {
    for await (const chunk of input) {
      splitter.push(chunk as Uint8Array, answer);
      writer.flush();
      if (session.ended) return;
      await writer.room();
    }
    splitter.end(answer);
  } finally {
    writer.flush();
  }
}
