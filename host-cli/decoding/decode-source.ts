import { LineSplitter } from '../../apdu/recording/line-splitter.js';
import { FileError } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { CaptureDecoder } from './captures/capture-decoder.js';
import { firstGeneration, GenerationGuess, type GenerationName } from './generation.js';
import type { HeadedSource } from './headed-source.js';
import type { PatientOutput } from './patient-output.js';
import type { TextEncoding } from './text-encoding.js';
import type { LineReader, TraceEntry, TraceFormat } from './trace-entry.js';
import type { TraceOutput } from './trace-output.js';

/** Where a trace comes from, and what is known of it before it is told. */
export interface TraceSource {
  readonly source: HeadedSource;
  /** For errors: the path, or what stands for it. */
  readonly name: string;
}

/** The entries of one piece of a source after the other; each is read as it is asked for. */
export type EntryBatches = AsyncGenerator<Iterable<TraceEntry>, void>;

/** The entries of a text in one format, line by line. @throws UsageError, ScriptError, FileError naming the place */
export async function* textEntries(
  { source, name }: TraceSource,
  format: TraceFormat,
  encoding: TextEncoding,
): EntryBatches {
  const lines = new NumberedLines(format.open(name));
  const splitter = new LineSplitter();
  for await (const part of textParts(source, name, encoding)) {
    yield lines.entries(splitter.push(part));
    if (splitter.tooLong) throw lines.tooLong();
  }
  yield lines.entries(splitter.end());
  yield lines.end();
}

class NumberedLines {
  #number = 0;

  constructor(private readonly reader: LineReader) {}

  *entries(lines: readonly string[]): Generator<TraceEntry> {
    for (const line of lines) {
      this.#number++;
      yield* this.reader.read(line.endsWith('\r') ? line.slice(0, -1) : line, this.#number);
    }
  }

  *end(): Generator<TraceEntry> {
    yield* this.reader.end();
  }

  tooLong(): UsageError {
    return new UsageError(`line ${this.#number + 1} is longer than any line of a trace`);
  }
}

/** @throws FileError for bytes that are no text in this encoding */
async function* textParts(
  source: HeadedSource,
  name: string,
  encoding: TextEncoding,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytes = 0;
  try {
    for await (const piece of source.pieces()) {
      const text = decoder.decode(piece, { stream: true });
      bytes += piece.length;
      yield text;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FileError(
      'FILE_NOT_UNDERSTOOD',
      name,
      `is no text in ${encoding.toUpperCase()} after byte ${bytes}`,
    );
  }
}

/** The entries of a capture, packet by packet. @throws UsageError naming the place of damage */
export async function* captureEntries({ source }: TraceSource): EntryBatches {
  const capture = new CaptureDecoder(source.head);
  for await (const piece of source.pieces()) yield capture.push(piece);
  capture.end();
}

/** Writes what each entry tells as soon as it is there; no faster than it is taken. */
export async function tellEntries(
  batches: EntryBatches,
  output: TraceOutput,
  patient: PatientOutput,
): Promise<void> {
  try {
    for await (const batch of batches) {
      for (const entry of batch) {
        patient.add(output.told(entry));
        if (patient.isFull) await patient.flush();
      }
      // Who watches a session sees each command when it comes.
      await patient.flush();
    }
  } finally {
    // What was read before a fault is told before it.
    await patient.flush();
  }
}

/** The generation of the first card of a text, as far as its first lines tell. */
export function generationInText(head: string, format: TraceFormat, name: string): GenerationName {
  return firstGeneration(headEntries(head, format, name));
}

function* headEntries(head: string, format: TraceFormat, name: string): Generator<TraceEntry> {
  const reader = format.open(name);
  try {
    for (const [index, line] of head.split('\n').entries())
      yield* reader.read(line.replace(/\r$/, ''), index + 1);
  } catch {
    // What is wrong is told when it is read in its turn.
  }
}

/** The same of a capture. */
export function generationInCapture(head: Uint8Array): GenerationName {
  try {
    return firstGeneration(new CaptureDecoder(head).push(head));
  } catch {
    return new GenerationGuess().name;
  }
}
