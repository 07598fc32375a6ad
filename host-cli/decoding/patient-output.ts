import type { TextSink } from '../output/streams.js';

const PIECE_CHARACTERS = 0x10000;

/** Writes text in larger pieces, and waits where its reader is slower. */
export class PatientOutput {
  #text = '';

  constructor(private readonly sink: TextSink) {}

  /** There is enough to be written. */
  get isFull(): boolean {
    return this.#text.length >= PIECE_CHARACTERS;
  }

  add(text: string): void {
    this.#text += text;
  }

  /** Writes what was added; done when the reader is ready for more. */
  async flush(): Promise<void> {
    if (this.#text === '') return;
    const text = this.#text;
    this.#text = '';
    const { sink } = this;
    if (sink.write(text) || sink.once === undefined) return;
    await new Promise<void>((resolve) => sink.once!('drain', resolve));
  }
}
