import { LineSplitter } from './line-splitter.js';
import type { RecordingHeader } from './recording-header.js';
import { type RecordedEvent, RecordingParser } from './recording-parser.js';

/** Reads one recording, in memory that does not grow with it. */
export class RecordingReader {
  readonly #parser: RecordingParser;
  readonly #splitter = new LineSplitter();

  /** @param file as errors name it */
  constructor(file: string) {
    this.#parser = new RecordingParser(file);
  }

  /** What stands before the first reset; known when the first event has been read. */
  get header(): RecordingHeader {
    return this.#parser.header;
  }

  /**
   * The events, one after the other.
   * @param parts of the text, in order, cut anywhere
   * @throws ScriptError with file, line and column, when the reading gets there
   */
  *events(parts: Iterable<string>): Generator<RecordedEvent, void> {
    for (const part of parts) yield* this.#read(this.#splitter.push(part));
    yield* this.#end();
  }

  /** As `events`, of parts that come when they come, such as those of a stream. */
  async *eventsAsync(parts: AsyncIterable<string>): AsyncGenerator<RecordedEvent, void> {
    for await (const part of parts) yield* this.#read(this.#splitter.push(part));
    yield* this.#end();
  }

  *#read(lines: readonly string[]): Generator<RecordedEvent> {
    for (const line of lines) {
      const event = this.#parser.push(line);
      if (event !== undefined) yield event;
    }
    if (this.#splitter.tooLong) throw this.#parser.tooLong();
  }

  *#end(): Generator<RecordedEvent> {
    yield* this.#read(this.#splitter.end());
    const last = this.#parser.end();
    if (last !== undefined) yield last;
  }
}

/** The events of a recording. @param parts of its text; errors as `RecordingReader.events` */
export function readRecording(parts: Iterable<string>, file: string): Generator<RecordedEvent, void> {
  return new RecordingReader(file).events(parts);
}
