import type { TraceColours } from '../../apdu/trace/render-text.js';
import { coloursFor } from './colours.js';
import type { StandardStreams } from './streams.js';
import { toJson } from './to-json.js';

type Lines = readonly string[] | string;

/** Prints one of several results at once; data may be undefined for what is only of use to people. */
export type PrintItem = (data: unknown, text: (colours: TraceColours) => Lines) => void;

/**
 * What a verb tells: text for people, or with `--json` data for programs, never both on standard output. The text is
 * a function, so that what only people need is not even loaded otherwise.
 */
export class Report {
  #colours: Promise<TraceColours> | undefined;

  constructor(
    private readonly streams: StandardStreams,
    readonly json: boolean,
  ) {}

  /** The whole result of a verb: one JSON document. */
  async document(data: unknown, text: (colours: TraceColours) => Lines | Promise<Lines>): Promise<void> {
    if (this.json) this.print(toJson(data, 2));
    else this.print(await text(await this.colours()));
  }

  /** For several results: each a line of JSON Lines. */
  async items(): Promise<PrintItem> {
    if (this.json) {
      return (data) => {
        if (data !== undefined) this.print(toJson(data));
      };
    }
    const colours = await this.colours();
    return (_data, text) => this.print(text(colours));
  }

  private print(lines: Lines): void {
    const text = typeof lines === 'string' ? lines : lines.join('\n');
    if (lines.length > 0) this.streams.output.write(`${text}\n`);
  }

  private colours(): Promise<TraceColours> {
    this.#colours ??= coloursFor(this.streams.output, this.streams.environment);
    return this.#colours;
  }
}
