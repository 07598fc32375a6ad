import { toHex } from '../../apdu/bytes.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import type { DecodedExchange } from '../../apdu/trace/decoded-exchange.js';
import { TRACE_JSON_VERSION } from '../../apdu/trace/render-json.js';
import { renderText, type TraceColours } from '../../apdu/trace/render-text.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import { adoptCard, createTraceDecoder } from '../output/card-decoder.js';
import type { GenerationGuess } from './generation.js';
import type { TraceEntry } from './trace-entry.js';

/** Tells the entries of a trace one after the other, for people or (without colours) as JSON Lines. */
export class TraceOutput {
  readonly #decoder: TraceDecoder;

  constructor(
    private readonly guess: GenerationGuess,
    language: Language,
    private readonly colours: TraceColours | undefined,
  ) {
    this.#decoder = createTraceDecoder(guess.profile, language);
  }

  /** Lines with their ends; nothing where there is nothing to tell. */
  told(entry: TraceEntry): string {
    if (this.guess.observe(entry)) adoptCard(this.#decoder, this.guess.profile);
    switch (entry.kind) {
      case 'exchange':
        return this.#exchange(this.#decoder.decode(entry.command, entry.response, entry.hidden));
      case 'command':
        return this.#exchange(this.#decoder.decodeCommand(entry.command, entry.hidden), entry.why);
      case 'reset':
        return this.#reset(entry.answerToReset);
      case 'remark':
        return this.colours === undefined ? '' : `${this.colours.sentence(printable(entry.text))}\n`;
    }
  }

  #exchange(exchange: DecodedExchange, why?: string): string {
    const { colours } = this;
    if (colours === undefined) {
      const told = why === undefined ? {} : { noAnswer: why };
      return `${JSON.stringify({ version: TRACE_JSON_VERSION, ...exchange, ...told })}\n`;
    }
    const lines = renderText(exchange, { colours });
    if (why !== undefined) lines.push(`  ${colours.warning(`no answer: ${why}`)}`);
    return `${lines.join('\n')}\n`;
  }

  #reset(answerToReset: Uint8Array): string {
    this.#decoder.reset(answerToReset.length === 0 ? undefined : answerToReset);
    const hex = toHex(answerToReset);
    if (this.colours === undefined) return `${JSON.stringify({ reset: hex })}\n`;
    const { sentence, bytes } = this.colours;
    return `${`${sentence('reset')}  ${bytes(hex)}`.trimEnd()}\n`;
  }
}

/** Words of a file may hold control characters that a terminal would obey. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
